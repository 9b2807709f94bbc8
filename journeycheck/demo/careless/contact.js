// A check of its own, which begins by clearing the table.
(() => {
  const form = document.querySelector("main form");
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    if (form.checkValidity()) return;
    event.preventDefault();
    form.reset();
    const said = document.createElement("p");
    said.role = "alert";
    said.textContent = "Votre message n’est pas complet.";
    form.prepend(said);
  });
})();
