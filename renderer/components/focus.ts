/** As a `ref`: the control that a person who came here wants first takes the focus when it appears. */
export const focusHere = (element: HTMLElement | null): void => {
  // A dialog is shown only after its content is there, and then looks for this mark; else it would take its first button.
  element?.setAttribute('autofocus', '');
  element?.focus();
};
