// What the eye does not tell of a shop's page: the cards that controls stand in, what the rules of a
// recipe meet, frames, and prices written for machines. Run beside the page, after the eye.
((rules, marks) => {
  const { usable, shown } = globalThis.journeycheck ?? {};
  if (!usable) return null;
  const PRICE = /[€£$]|\b(?:EUR|CHF|GBP|USD)\b/, DIGIT = /\d/;
  const text = (one) => (one.innerText ?? "").replace(/\s+/g, " ").trim();
  const card = (one) => {
    let best = "";
    for (let at = one, level = 0; at && at !== document.body && level < 7; at = at.parentElement, level++) {
      const words = text(at);
      if (words.length > 400) break;
      best = words;
      if (level && PRICE.test(words) && DIGIT.test(words)) break;
      if (/^(LI|ARTICLE|TR)$/.test(at.tagName)) break;
    }
    return best.slice(0, 400);
  };
  const pictured = (one) => {
    for (let at = one, level = 0; at && level < 4; at = at.parentElement, level++) {
      if (at.querySelector?.("img, picture, svg image, [style*='background-image']")) return true;
      if (/^(LI|ARTICLE|TR|HEADER|MAIN|BODY)$/.test(at.tagName)) break;
    }
    return false;
  };
  const found = (rule) => {
    try { return [...document.querySelectorAll(rule)]; } catch { return []; }
  };
  const met = {}, there = [], groups = [];
  for (const rule of rules) {
    const hits = found(rule);
    if (hits.some((one) => shown(one))) there.push(rule);
    const numbers = [];
    for (const one of hits.slice(0, 50)) {
      const direct = usable.indexOf(one);
      const inside = direct >= 0 ? direct : usable.findIndex((each) => one.contains(each) || each.contains(one));
      if (inside >= 0) numbers.push(inside);
    }
    if (numbers.length) met[rule] = numbers;
  }
  const html = marks.length ? document.documentElement.outerHTML.slice(0, 2_000_000) : "";
  const meta = (rule, name) => document.querySelector(rule)?.getAttribute(name) ?? "";
  return {
    cards: usable.map((one) => (shown(one) ? card(one) : "")),
    pictured: usable.map((one) => shown(one) && pictured(one)),
    pressed: usable.map((one) => one.ariaPressed === "true" || one.ariaChecked === "true" || one.ariaSelected === "true"),
    group: usable.map((one) => {
      const at = one.closest("[role=radiogroup], [role=group], [role=listbox], fieldset, [class*=variant i], [class*=swatch i], [class*=option i], [class*=size i], [class*=colo i]");
      if (at && !groups.includes(at)) groups.push(at);
      return at ? groups.indexOf(at) : -1;
    }),
    met, there,
    marked: marks.filter((mark) => html.includes(mark)),
    frames: [...document.querySelectorAll("iframe")].filter(shown).map((one) => String(one.src).slice(0, 300)).slice(0, 40),
    data: [...document.querySelectorAll('script[type^="application/ld+json"]')].map((one) => one.textContent.slice(0, 100_000)).slice(0, 20),
    price: meta("[itemprop=price]", "content") || meta("meta[property='product:price:amount'], meta[property='og:price:amount']", "content"),
    struck: [...document.querySelectorAll("del, s, strike, [class*=old i], [class*=regular i], [class*=was i], [class*=barre i]")].filter(shown).map((one) => text(one).slice(0, 60)).slice(0, 60),
  };
})
