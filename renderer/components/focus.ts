/** As a `ref`: the control that a person who came here wants first takes the focus when it appears. */
export const focusHere = (element: HTMLElement | null): void => element?.focus();
