// The page as HTML without what nobody sees: closed menus, hidden parts, scripts. Open shadow trees
// stand where they are shown. What only fades in when it is scrolled to counts as seen.
((most) => {
  let left = most;
  const KEPT = /^(TITLE|META|BASE|HEAD|HTML|BODY)$/;
  const copy = (node) => {
    if (left <= 0) return null;
    if (node.nodeType === Node.TEXT_NODE) return (left -= node.data.length, document.createTextNode(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|LINK|OBJECT|EMBED)$/.test(node.tagName)) return null;
    if (!KEPT.test(node.tagName) && node.tagName !== "SLOT" && node.namespaceURI === "http://www.w3.org/1999/xhtml" &&
      !node.checkVisibility({ checkVisibilityCSS: true }) && getComputedStyle(node).display !== "contents") return null;
    left -= 50;
    if (node.tagName === "SELECT") return inert(node.cloneNode(true));
    const twin = inert(node.cloneNode(false));
    const within = node.tagName === "SLOT" && node.assignedNodes().length ? node.assignedNodes()
      : (node.shadowRoot ?? node).childNodes;
    for (const one of within) { const part = copy(one); if (part) twin.append(part); }
    return twin;
  };
  const made = document.implementation.createHTMLDocument("");
  const inert = (node) => made.importNode(node, true);
  const whole = document.documentElement && copy(document.documentElement);
  return { html: whole ? "<!doctype html>" + whole.outerHTML : "", cut: left <= 0 };
})
