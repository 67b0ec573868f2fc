/** Line breaks, tabs and what else moves a terminal's cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Names and ids of a map as they can stand in one line of output: whatever a file holds, a problem stays one line. */
export function oneLine(text: string): string {
  return text.replace(CONTROLS, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`);
}
