/** "path=value" by which a field can be set to a value: text without quotes, unless it would be read as something else. */
export function setText(name: string, value: unknown): string {
  return `${name}=${typeof value === 'string' && !isJson(value) ? value : JSON.stringify(value)}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
