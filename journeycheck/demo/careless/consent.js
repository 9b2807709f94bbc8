// On a telephone it takes the whole screen: nobody has looked at it there.
(() => {
  if (document.cookie.includes("traceurs=")) return;
  const told = {
    fr: ["Vos données, votre choix", "Nos partenaires et nous déposons des cookies pour mesurer l’audience et vous montrer nos offres.", "Tout accepter", "Continuer sans accepter"],
    en: ["Your data, your choice", "We and our partners use cookies to measure our audience and to show you our offers.", "Accept all", "Continue without accepting"],
    it: ["I vostri dati, la vostra scelta", "Noi e i nostri partner usiamo i cookie per misurare le visite e mostrarvi le nostre offerte.", "Accetta tutto", "Continua senza accettare"],
  }[document.documentElement.lang];
  const banner = document.createElement("div");
  banner.className = "cookies";
  banner.role = "dialog";
  banner.ariaLabel = told[0];
  for (const [tag, words] of [["h2", told[0]], ["p", told[1]]]) {
    const part = document.createElement(tag);
    part.textContent = words;
    banner.append(part);
  }
  for (const [name, answer] of [[told[2], "oui"], [told[3], "non"]]) {
    const button = document.createElement("button");
    button.textContent = name;
    if (answer === "non") button.className = "refuse";
    button.addEventListener("click", () => {
      document.cookie = `traceurs=${answer}; path=/; max-age=15552000; SameSite=Lax`;
      banner.remove();
    });
    banner.append(button, " ");
  }
  document.body.append(banner);
})();
