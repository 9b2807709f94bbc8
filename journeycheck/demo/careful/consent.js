// One question, asked once, small, and as easily refused as accepted.
(() => {
  if (document.cookie.includes("mesure=")) return;
  const told = {
    fr: ["Un cookie de mesure nous aiderait à compter les visites.", "Refuser", "Accepter"],
    en: ["One cookie would help us to count visits.", "Refuse", "Accept"],
  }[document.documentElement.lang];
  const banner = document.createElement("section");
  banner.className = "consent";
  banner.ariaLabel = "Cookies";
  const words = document.createElement("p");
  words.textContent = told[0];
  banner.append(words);
  for (const [name, answer] of [[told[1], "non"], [told[2], "oui"]]) {
    const button = document.createElement("button");
    button.textContent = name;
    button.addEventListener("click", () => {
      document.cookie = `mesure=${answer}; path=/; max-age=15552000; SameSite=Lax`;
      document.body.style.paddingBottom = "";
      banner.remove();
    });
    banner.append(button, " ");
  }
  document.body.append(banner);
  document.body.style.paddingBottom = `${banner.offsetHeight}px`; // nothing stays under it
})();
