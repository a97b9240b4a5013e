/** More characters than a name or a folder in SageMaker mostly has. What is longer is recognised by its beginning. */
const LONGEST = 120;

/** A text as a message repeats it: whole, or its beginning and "…". @param most Characters, 120 by default. */
export const shortened = (text: string, most = LONGEST): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/**
 * A text in double quotes, escaped as JSON has it, so that one line holds it whatever stands in it. A long one is cut,
 * with "…" at its end: a message that repeats what its reader wrote stays one that can be read.
 *
 * @param most Characters between the quotes, those of escapes counted. @default 120
 */
export const quoted = (text: string, most = LONGEST): string => {
  const whole = text.length > most ? undefined : JSON.stringify(text);
  if (whole !== undefined && whole.length <= most + 2) return whole;
  let shown = "";
  // The one character more is what the cut is seen by. Characters are taken whole, and so are their escapes.
  for (const character of text.slice(0, most + 1)) {
    const escaped = JSON.stringify(character).slice(1, -1);
    if (shown.length + escaped.length > most) break;
    shown += escaped;
  }
  return `"${shown}…"`;
};
