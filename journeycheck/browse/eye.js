// What a visitor sees and can use, read from a world of its own that no script of the page reaches.
((most) => {
  const roots = [document];
  for (const root of roots)
    for (const one of root.querySelectorAll("*"))
      if (one.shadowRoot && roots.length < 500) roots.push(one.shadowRoot);
  // A field named "id" stands in for the id of its form: what is no text is none.
  const line = (text, length = 200) => (typeof text === "string" ? text : "").replace(/\s+/g, " ").trim().slice(0, length);
  const parent = (one) => one.parentElement ?? one.getRootNode().host ?? null;
  const up = (one, test, limit = 40) => {
    for (let at = one; at && limit--; at = parent(at)) if (test(at)) return at;
    return null;
  };
  const labels = (one) => [...(one.labels ?? [])].map((label) => label.innerText).join(" ");
  const told = (one) =>
    (one.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => one.getRootNode().getElementById?.(id)?.innerText ?? "").join(" ");
  const pictured = (one) =>
    [...one.querySelectorAll("img[alt], svg title, [aria-label]")]
      .map((part) => part.alt || part.getAttribute("aria-label") || part.textContent).join(" ");
  const names = (one) => {
    const button = /^(button|submit|reset|image)$/.test(one.type ?? "") && one.tagName === "INPUT";
    const field = /^(INPUT|SELECT|TEXTAREA)$/.test(one.tagName) && !button;
    return [told(one), one.getAttribute("aria-label"), field ? labels(one) : "",
      button ? one.value || one.alt : "", field ? "" : one.innerText, field ? "" : pictured(one),
      one.getAttribute("placeholder"), one.title];
  };
  const REGIONS = { HEADER: "header", NAV: "nav", MAIN: "main", ASIDE: "aside", FOOTER: "footer" };
  const ROLES = { banner: "header", navigation: "nav", main: "main", complementary: "aside",
    contentinfo: "footer" };
  const region = (one) => {
    const at = up(one, (each) => REGIONS[each.tagName] || ROLES[each.getAttribute("role")]);
    return at ? ROLES[at.getAttribute("role")] ?? REGIONS[at.tagName] : "";
  };
  const modal = (one) => up(one, (each) => each.tagName === "DIALOG" || each.ariaModal === "true" ||
    /^(alert)?dialog$/.test(each.getAttribute("role") ?? "")) !== null;
  const floats = (one) => up(one, (each) => /fixed|sticky/.test(getComputedStyle(each).position), 15) !== null;
  const shown = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const stand_in = (one) => [...(one.labels ?? [])].find(shown);  // of a box that is drawn anew
  const USABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [onclick]," +
    "[role=button], [role=link], [role=menuitem], [role=tab], [role=checkbox], [role=radio]," +
    "[role=switch], [role=option], [role=combobox], [contenteditable=true], [tabindex='0']";
  const points = (one) => getComputedStyle(one).cursor === "pointer";
  const usable = [];
  let looked = 0;
  for (const root of roots)
    for (const one of root.querySelectorAll("*")) {
      if (usable.length >= most || looked++ > 20000) break;
      const known = one.matches(USABLE);
      const pressed = !known && one.childElementCount <= 3 && points(one) &&
        !(parent(one) && points(parent(one))) && line(one.innerText, 90).length < 80 &&
        !up(one, (each) => each.matches("a[href], button, label"), 6);
      if (known || pressed) usable.push(one);
    }
  const forms = [...new Set(usable.map((one) => one.form ?? up(one, (each) => each.tagName === "FORM")).filter(Boolean))];
  const deepest = (x, y) => {
    let at = document.elementFromPoint(x, y);
    while (at?.shadowRoot) {
      const inner = at.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === at) break;
      at = inner;
    }
    return at;
  };
  const called = (at) => line([at.tagName.toLowerCase(), at.id && "#" + at.id,
    line(at.getAttribute("class")) && "." + line(at.getAttribute("class")).split(" ").join(".")].filter(Boolean).join(""));
  const hit = (one, box) => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    return deepest(x, y);
  };
  const within = (at, one) => at !== null && (up(at, (each) => each === one) !== null || one.contains(at) ||
    [...(one.labels ?? [])].some((label) => label.contains(at)));
  globalThis.journeycheck = { roots, usable, hit, within, shown, stand_in, up, deepest, called, floats, modal, region };
  const described = (one, number) => {
    const visible = shown(one), box = (visible ? one : stand_in(one) ?? one).getBoundingClientRect();
    const at = hit(one, box);
    const form = one.form ?? up(one, (each) => each.tagName === "FORM");
    return {
      number, tag: one.tagName.toLowerCase(), type: one.type ?? "", role: one.getAttribute("role") ?? "",
      name: names(one).map((part) => line(part)).find(Boolean) ?? "",
      label: line(told(one) || one.getAttribute("aria-label") || labels(one)),
      href: line(one.href, 2000), value: line(one.value, 500),
      field: line(one.getAttribute("name")), id: line(one.id), classes: line(one.getAttribute("class"), 300),
      autocomplete: line(one.getAttribute("autocomplete")), placeholder: line(one.getAttribute("placeholder")),
      required: one.required === true || one.ariaRequired === "true", checked: one.checked === true,
      invalid: one.ariaInvalid === "true" || (one.willValidate === true && !one.validity.valid),
      enabled: !(one.disabled === true || one.ariaDisabled === "true"),
      visible: (visible || Boolean(stand_in(one))) && box.width > 0 && box.height > 0,
      box: [box.left, box.top, box.width, box.height].map(Math.round),
      met: at === null ? null : within(at, one),
      over: at === null || within(at, one) ? "" : called(at),
      region: region(one), modal: modal(one), floats: visible && floats(one),
      form: form ? forms.indexOf(form) : -1,
      options: one.tagName === "SELECT"
        ? [...one.options].slice(0, 300).map((each) => [line(each.value), line(each.text), !each.disabled]) : [],
    };
  };
  const first = (rule) => {
    for (const root of roots)
      for (const one of root.querySelectorAll(rule))
        if (one.innerText?.trim() && one.checkVisibility()) return line(one.innerText, 300);
    return "";
  };
  const bodies = [document.body, ...roots.slice(1).flatMap((root) => [...root.children])];
  return {
    address: location.href.slice(0, 8000), state: document.readyState, title: line(document.title, 300),
    language: document.documentElement?.lang ?? "", heading: first("h1") || first("h2, [role=heading]"),
    words: bodies.map((one) => one?.innerText ?? "").join("\n").slice(0, 50000),
    height: document.documentElement?.scrollHeight ?? 0,
    controls: usable.map(described),
    forms: forms.map((form) => ({ action: line(URL.parse(form.getAttribute("action") ?? "", document.baseURI)?.href, 2000),
      method: line(form.getAttribute("method") ?? "get").toLowerCase(), id: line(form.getAttribute("id")),
      classes: line(form.getAttribute("class"), 300), words: line(form.innerText, 2000) })),
  };
})
