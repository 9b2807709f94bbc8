// The service behind the button was given up in 2023; the button stayed, and what it says at night.
(() => {
  const [ask, name, away] = {
    fr: ["Discutez avec nous", "Le salon Orvalle", "Nos conseillers ne sont pas disponibles pour le moment."],
    en: ["Chat with us", "The Orvalle parlour", "Our advisers are not available at the moment."],
    it: ["Chatta con noi", "Il salotto Orvalle", "I nostri consulenti non sono disponibili al momento."],
  }[document.documentElement.lang];
  const made = (tag, words, within) => {
    const part = document.createElement(tag);
    part.textContent = words;
    within.append(part);
    return part;
  };
  const button = made("button", ask, document.body);
  button.className = "tchat";
  button.addEventListener("click", () => {
    const room = made("div", "", document.body);
    room.className = "salon";
    made("h2", name, room);
    made("p", away, room);
    button.remove();
  });
})();
