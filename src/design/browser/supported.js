// Runs before anything is drawn, so that what scripts will hide is never seen to jump.
document.documentElement.classList.add('js-enabled', 'govuk-frontend-supported');
