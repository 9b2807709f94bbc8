// The pages of the shop of one page. DEFECT is set by the shell.
const app = document.getElementById('app');
let knits = [], cart = { lines: [], count: 0 }, chosen = {}, told = {}, drawer = false, menu = false;

const api = async (path, body) => {
  const how = body && { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const answer = await fetch('/api/' + path, how || {});
  return answer.json();
};
const go = (path) => { history.pushState({}, '', path); drawer = menu = false; chosen = {}; draw(); scrollTo(0, 0); };
const late = (ms) => new Promise((done) => setTimeout(done, ms));
const bare = () => DEFECT === 'no-help-on-the-way' && /^\/(bag|checkout)/.test(location.pathname);

const header = () => `<header><a href="/" data-go>Tern &amp; Wool</a>
  ${bare() ? '' : '<a href="tel:+35315550142">(01) 555 0142</a> <a href="/contact" data-go>Contact us</a>'}
  <button class="burger" aria-expanded="${menu}" data-do="menu">Menu</button>
  <nav ${menu ? '' : 'hidden'}><a href="/shop/knitwear" data-go>Knitwear</a> <a href="/shop/socks" data-go>Socks</a></nav>
  <button aria-label="Open bag" data-do="drawer">Bag (${cart.count})</button></header>`;
const footer = () => bare() ? '' : `<footer><form data-do="newsletter"><label>Join our list
  <input type="email" name="list" placeholder="Your email"></label><button>Sign up</button></form>
  <a href="/contact" data-go>Contact</a> <a href="/terms" data-go>Terms</a></footer>`;
const card = (k) => `<article><a href="/p/${k.slug}" data-go><h3>${k.name}</h3></a>
  <span>€${k.price}</span>${Object.values(k.sizes).some(Boolean) ? '' : ' <em>Sold out</em>'}</article>`;
const cards = (list) => list.length ? list.map(card).join('') : '<p>No products were found.</p>';

const home = () => `<h1>Knitwear from the west</h1><p>Made in small runs.</p>${cards(knits.slice(0, 2))}`;
const shelf = (name) => `<h1>${name === 'socks' ? 'Socks' : 'Knitwear'}</h1>${cards(knits.filter((k) => k.shelf === name))}`;

function product(slug) {
  const k = knits.find((one) => one.slug === slug);
  if (!k) return '<h1>Page not found</h1>';
  const sizes = Object.entries(k.sizes).map(([size, n]) => `<button type="button" role="radio"
    aria-checked="${chosen.size === size}" data-do="size" data-value="${size}" ${n ? '' : 'disabled aria-label="' + size + ', sold out"'}>${size}</button>`);
  const colours = k.colours.map((c) => `<button type="button" class="swatch" role="radio" aria-label="${c}"
    aria-checked="${chosen.colour === c}" data-do="colour" data-value="${c}"></button>`);
  const ready = chosen.size && chosen.colour && DEFECT !== 'no-way-to-cart';
  const gone = !Object.values(k.sizes).some(Boolean);
  const words = gone ? 'Sold out' : ready ? 'Add to bag' : 'Select a size and colour';
  return `<h1>${k.name}</h1><p class="price">€${k.price}</p>
    ${DEFECT === 'late-costs' ? '' : '<p>Delivery in Ireland €5.50</p>'}
    <div role="radiogroup" aria-label="Size">${sizes.join(' ')}</div>
    <div role="radiogroup" aria-label="Colour">${colours.join(' ')}</div>
    <button type="button" data-do="add" data-value="${slug}" ${ready && !gone ? '' : 'disabled'}>${words}</button>
    <h2>You may also like</h2>${cards(knits.filter((one) => one !== k))}`;
}

const lines = () => cart.lines.map((l) => `<li>${l.name} × ${l.count} <span class="price">${l.price}</span>
  <button data-do="remove" data-value="${l.line}">Remove</button></li>`).join('');
const totals = (end) => {
  const silent = DEFECT === 'late-costs' && !end;
  return `<dl><dt>Subtotal</dt><dd>${cart.goods}</dd>${silent ? '' : `<dt>Delivery</dt><dd>${cart.shipping}</dd>`}
    ${end && cart.fee ? `<dt>Service fee</dt><dd>${cart.fee}</dd>` : ''}
    <dt>Total</dt><dd>${silent ? cart.goods : cart.total}</dd></dl>`;
};
const bag = () => cart.count
  ? `<ul>${lines()}</ul>${totals(false)}<button data-do="checkout">Checkout</button>`
  : '<p>Your bag is empty.</p>';
const side = () => drawer ? `<aside id="drawer" role="dialog" aria-label="Your bag"><button data-do="close"
  aria-label="Close">×</button><h2>Your bag</h2>${bag()}<a href="/bag" data-go>View bag</a></aside>` : '';

const ask = (name, label, type = 'text', required = true, complete = '') => `<p><label for="${name}">${label}${required ? ' *' : ''}</label>
  <input id="${name}" name="${name}" type="${type}" autocomplete="${complete}" value="${told[name] || ''}" ${required ? 'required' : ''}></p>`;
const PERSON = () => ask('email', 'Email', 'email', true, 'email') + ask('given', 'First name', 'text', true, 'given-name')
  + ask('family', 'Last name', 'text', true, 'family-name');
const HOUSE = () => ask('line1', 'Address', 'text', true, 'address-line1') + ask('city', 'Town or city', 'text', true, 'address-level2')
  + ask('eircode', 'Eircode', 'text', false, 'postal-code') + ask('phone', 'Phone', 'tel', false, 'tel');
const PRYING = () => ['Title', 'Middle name', 'Company', 'Department', 'VAT number', 'Date of birth', 'Work phone', 'Fax',
  'Floor', 'Door', 'Townland', 'Parish', 'Shoe size', 'Hair colour', 'Occupation', 'How did you hear of us?', 'Referral code']
  .map((label, n) => ask('extra' + n, label, 'text', false)).join('');
const ROUTE = () => DEFECT === 'too-many-steps'
  ? ['review', 'details', 'address', 'phone', 'gift', 'shipping', 'insurance', 'summary', 'payment']
  : ['address', 'shipping', 'payment'];
const form = (step, heading, inside) => `<h1>${heading}</h1><form data-do="step" data-value="${step}" novalidate>${inside}
  <p role="alert" id="wrong"></p><button type="submit">Continue</button></form>${totals(false)}`;
const ways = () => `<p><label><input type="radio" name="way" value="post" checked> An Post, ${DEFECT === 'late-costs' ? '2 days' : '€5.50'}</label></p>`;

function checkout(step) {
  if (!cart.count) return '<h1>Checkout</h1><p>Your bag is empty.</p>';
  if (DEFECT === 'forced-account') return `<h1>Sign in to check out</h1><form data-do="login" novalidate>${ask('login', 'Email', 'email')}
    ${ask('password', 'Password', 'password')}<button>Sign in</button></form><h2>New here?</h2><p>You need an account to order.</p>
    <a href="/register" data-go>Create an account</a>`;
  switch (step) {
    case 'review': return form(step, 'Review your bag', '');
    case 'details': return form(step, 'Your details', PERSON());
    case 'address': return form(step, 'Delivery address', ROUTE().includes('details') ? HOUSE()
      : PERSON() + HOUSE() + (DEFECT === 'too-many-fields' ? PRYING() : ''));
    case 'phone': return form(step, 'Your phone', ask('mobile', 'Mobile', 'tel', false));
    case 'gift': return form(step, 'Gift wrapping', ask('note', 'Message on the card', 'text', false));
    case 'shipping': return form(step, 'Delivery method', ways());
    case 'insurance': return form(step, 'Insurance', '<p><label><input type="checkbox" name="safe"> Insure the parcel</label></p>');
    case 'summary': return form(step, 'Check your order', `<ul>${lines()}</ul>`);
  }
  return `<h1>Payment</h1><ul>${lines()}</ul>${totals(true)}<fieldset><legend>How would you like to pay?</legend>
    <label><input type="radio" name="payment" value="card" checked> Card</label>
    <label><input type="radio" name="payment" value="transfer"> Bank transfer</label></fieldset>
    <button data-do="order">${DEFECT === 'order-button-wording' ? 'Submit' : 'Place order'}</button>`;
}

function draw() {
  const [, first, second] = location.pathname.split('/');
  const body = { '': home, shop: () => shelf(second), p: () => product(second), checkout: () => checkout(second || ROUTE()[0]),
    bag: () => `<h1>Your bag</h1>${bag()}`, contact: () => '<h1>Contact</h1><p>Write to hello@ternandwool.test or call (01) 555 0142.</p>',
    terms: () => '<h1>Terms</h1>', register: () => '<h1>Create an account</h1>' }[first] || (() => '<h1>Page not found</h1>');
  app.innerHTML = header() + '<main>' + body() + '</main>' + footer() + side();
  document.title = (app.querySelector('h1')?.textContent || '') + ' – Tern & Wool';
}

const acts = {
  menu() { menu = !menu; draw(); },
  drawer() { drawer = true; draw(); },
  close() { drawer = false; draw(); },
  size(value) { chosen.size = value; draw(); },
  colour(value) { chosen.colour = value; draw(); },
  async add(slug) {
    await late(150);
    cart = await api('cart', { slug, ...chosen });
    drawer = true; draw();
    app.querySelector('#drawer h2').insertAdjacentHTML('afterend', '<p role="status">Added to your bag</p>');
  },
  async remove(line) { cart = await api('cart/remove', { line }); draw(); },
  checkout() { if (DEFECT !== 'checkout-unreachable') go('/checkout/' + (DEFECT === 'forced-account' ? 'sign-in' : ROUTE()[0])); },
  async order() { await api('orders', { ...told, payment: app.querySelector('[name=payment]:checked').value }); go('/'); },
};
const sent = {
  newsletter: (data) => api('newsletter', data),
  login: () => { document.querySelector('h1').textContent = 'Wrong email or password'; },
  async step(data, step, asked) {
    if (DEFECT === 'dead-end') return;
    told = { ...told, ...data };
    const empty = [...asked.querySelectorAll('[required]')].find((one) => !one.value.trim());
    if (empty) { asked.querySelector('#wrong').textContent = 'Please fill in: ' + empty.labels[0].textContent; return; }
    cart = await api('address', data);
    go('/checkout/' + ROUTE()[ROUTE().indexOf(step) + 1]);
  },
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-go]'), button = event.target.closest('button[data-do]');
  if (link) { event.preventDefault(); go(link.getAttribute('href')); }
  if (button) acts[button.dataset.do](button.dataset.value);
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const asked = event.target;
  sent[asked.dataset.do](Object.fromEntries(new FormData(asked)), asked.dataset.value, asked);
});
addEventListener('popstate', draw);
(async () => { knits = await api('products'); cart = await api('cart'); draw(); })();
