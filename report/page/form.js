'use strict';
// Reads the answers out of the page and saves them as a file. Nothing leaves this machine.
(() => {
  const form = document.getElementById('form');
  const state = document.getElementById('state');
  document.getElementById('save').hidden = false;
  for (const text of document.querySelectorAll('.scripted')) text.hidden = false;

  const pad = (n) => String(n).padStart(2, '0');
  const now = new Date();
  if (!form.at.value) form.at.value = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

  const questions = [...form.querySelectorAll('.question')];
  const answered = () => questions.flatMap((question) => {
    const chosen = question.querySelector('input[type=radio]:checked');
    if (!chosen) return [];
    const {requirement, mid, environment} = question.dataset;
    const field = (name) => question.querySelector(`[name=${name}]`).value.trim();
    return [{requirement, mid, environment, answer: chosen.value, until: field('until'), note: field('note')}];
  });
  const tell = () => {
    const open = questions.length - answered().length;
    state.textContent = open ? `${open} of ${questions.length} questions have no answer yet.` : 'All questions are answered.';
  };
  form.addEventListener('input', tell);
  tell();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answers = answered();
    if (!answers.length) {
      state.textContent = 'Nothing was saved: answer at least one question.';
      return;
    }
    const {digest, portfolio, merchant} = form.dataset;
    const whole = {form: form.dataset.form, digest, portfolio, merchant, by: form.by.value.trim(), at: form.at.value, answers};
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2) + '\n'], {type: 'application/json'}));
    link.download = `${merchant}-answers.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    tell();
    state.textContent = `Saved as ${link.download}. ${state.textContent}`;
  });
})();
