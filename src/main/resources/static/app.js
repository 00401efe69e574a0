"use strict";
// Everything works without this file. It keeps what is being typed, and refuses a second press of the same button.

/** A form with data-draft sends what it holds to that address a moment after the last key. */
function keepDraft(form) {
  const said = document.getElementById(form.dataset.said);
  let timer = 0;
  const send = async () => {
    timer = 0;
    try {
      const answer = await fetch(form.dataset.draft, {method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error"});
      if (said) said.textContent = answer.ok ? form.dataset.saved : "";
    } catch (noConnection) {
      if (said) said.textContent = "";
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, 1200);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

/** A file goes as soon as it is picked; one that is too large is told before it is sent. */
function sendWhenPicked(form) {
  const field = form.querySelector("input[type=file]");
  field.addEventListener("change", () => {
    const file = field.files[0];
    if (!file) return;
    const tooLarge = file.size > 15 * 1024 * 1024;
    form.querySelector(".upload-said").textContent = tooLarge ? form.dataset.tooLarge : "";
    if (tooLarge) field.value = "";
    else form.requestSubmit();
  });
}

/** What the ticked lines of a form come to. */
function addUp(form) {
  const said = form.querySelector("output");
  const euros = new Intl.NumberFormat(document.documentElement.lang + "-BE", {style: "currency", currency: "EUR"});
  const tell = () => {
    const cents = [...form.querySelectorAll("[data-cents]:checked")].reduce((sum, box) => sum + Number(box.dataset.cents), 0);
    said.textContent = euros.format(cents / 100);
  };
  said.closest("p").hidden = false;
  form.addEventListener("change", tell);
  tell();
}

function refuseSecondPress(event) {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
}

document.documentElement.classList.add("js");
document.querySelectorAll("form[data-draft]").forEach(keepDraft);
document.querySelectorAll("form[data-upload]").forEach(sendWhenPicked);
document.querySelectorAll("form[data-sum]").forEach(addUp);
document.addEventListener("submit", refuseSecondPress);
// The page comes back from the browser's memory with the back button: its buttons must work again.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
document.querySelector(".errors")?.focus();
