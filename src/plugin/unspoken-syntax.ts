/** Something in a planner's text that cannot be run, with its line and what to write instead. */
export interface UnspokenSyntax {
  readonly line: number;
  readonly message: string;
}

/** What a namespace has to hold so that taking its types away takes more than types. */
const VALUES = /\b(const|let|var|function|class|enum)\b/;

/**
 * What TypeScript knows and neither the small transpiler nor the engines do, and what a script may not say: they would call
 * it an unexpected token, or leave it out without a word. Null where there is nothing of it.
 */
export function unspokenSyntax(text: string): UnspokenSyntax | null {
  const code = withoutWords(text);
  const found = [...namespaces(code), ...decorators(code), ...awaits(code)];
  return found.reduce<UnspokenSyntax | null>((a, b) => (a !== null && a.line <= b.line ? a : b), null);
}

function namespaces(code: string): UnspokenSyntax[] {
  return [...code.matchAll(/^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+([\w$.]+)\s*\{/gm)].flatMap((match) => {
    const body = code.slice(match.index + match[0].length - 1);
    if (!VALUES.test(body.slice(0, endOfBlock(body)))) return [];
    const message = `a namespace ("${match[1]}") is taken away with the types; write its values as plain variables, or as an object`;
    return [{ line: lineOf(code, match.index), message }];
  });
}

function decorators(code: string): UnspokenSyntax[] {
  return [...code.matchAll(/^[ \t]*@([A-Za-z_$][\w$.]*)/gm)].map((match) => ({
    line: lineOf(code, match.index),
    message: `no engine knows decorators ("@${match[1]}") yet; call the function instead`,
  }));
}

/** `await` at the beginning of a statement of the file itself. */
function awaits(code: string): UnspokenSyntax[] {
  const statements = /^(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+[^=\n]+=[ \t]*)?await\b/gm;
  return [...code.matchAll(statements)].flatMap(({ index }) => {
    const before = code.slice(0, index);
    const isInside = before.split('{').length !== before.split('}').length;
    const message = 'a planner cannot wait while it is loaded; wait in `init` or `plan`, which may be async';
    return isInside ? [] : [{ line: lineOf(code, index), message }];
  });
}

/** The text with blanks in place of comments and texts: every line stays where it is. */
function withoutWords(text: string): string {
  const words = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g;
  return text.replace(words, (word) => word.replace(/[^\n]/g, ' '));
}

/** Where the block that a text begins with ends. */
function endOfBlock(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

function lineOf(text: string, index: number): number {
  // What a match begins with may be blank lines.
  const first = index + (/^\s*/.exec(text.slice(index))?.[0].length ?? 0);
  return text.slice(0, first).split('\n').length;
}
