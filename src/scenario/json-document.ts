import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { InputProblem } from './input-problem.ts';

/** Codes of jsonc-parser's ParseErrorCode, a const enum that isolated modules cannot name. */
const INVALID_SYMBOL = 1;
const VALUE_EXPECTED = 4;

export type JsonPath = readonly (string | number)[];

/** JSON text that still knows where in the file each value stands. */
export class JsonDocument {
  readonly file: string;
  private readonly text: string;
  private readonly root: Node;

  private constructor(file: string, text: string, root: Node) {
    this.file = file;
    this.text = text;
    this.root = root;
  }

  /** Parses strict JSON. Never throws: a document, or every syntax error and doubled key at once. */
  static parse(text: string, file: string): { document: JsonDocument | null; problems: InputProblem[] } {
    const errors: ParseError[] = [];
    const root = parseBounded(text, errors);
    if (root === undefined && errors.length === 0) errors.push({ error: VALUE_EXPECTED, offset: 0, length: 0 });
    if (root === undefined || errors.length > 0) {
      const problems = errors.map(({ error, offset }) => {
        const message = `not JSON: ${wordsOf(printParseErrorCode(error))}, found ${excerpt(text, offset)}`;
        return { file, ...positionOf(text, offset), path: '', message };
      });
      return { document: null, problems };
    }
    const problems = duplicateKeys(root, []).map(({ node, path }) => {
      const message = 'found a second time, expected once; remove one';
      return { file, ...positionOf(text, node.offset), path: formatPath(path), message };
    });
    return { document: new JsonDocument(file, text, root), problems };
  }

  value(): unknown {
    return plainValue(this.root);
  }

  /** The value at a path; undefined where there is none. */
  valueAt(path: JsonPath): unknown {
    const node = findNodeAtLocation(this.root, [...path]);
    return node === undefined ? undefined : plainValue(node);
  }

  /** A problem at a path, or at the deepest place above it that exists. */
  problem(path: JsonPath, message: string): InputProblem {
    return {
      file: this.file,
      ...positionOf(this.text, this.nearestNode(path).offset),
      path: formatPath(path),
      message,
    };
  }

  private nearestNode(path: JsonPath): Node {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(this.root, path.slice(0, length));
      if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
    }
    return this.root;
  }
}

/** Parses; text nested beyond the parser's stack counts as a syntax error at its start. */
function parseBounded(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    errors.push({ error: INVALID_SYMBOL, offset: 0, length: text.length });
    return undefined;
  }
}

/** Plain value of a node; a key such as `__proto__` becomes an own property, as JSON.parse makes it. */
function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children as [Node, Node];
    Object.defineProperty(object, key.value, {
      value: plainValue(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}

function duplicateKeys(node: Node, path: JsonPath): { node: Node; path: JsonPath }[] {
  const found: { node: Node; path: JsonPath }[] = [];
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') found.push(...duplicateKeys(child, [...path, index]));
    if (node.type !== 'object') continue;
    const [key, value] = child.children as [Node, Node];
    if (seen.has(key.value)) found.push({ node: key, path: [...path, key.value] });
    seen.add(key.value);
    found.push(...duplicateKeys(value, [...path, key.value]));
  }
  return found;
}

/** ["actors", 0, "start"] -> "actors[0].start" */
function formatPath(path: JsonPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function excerpt(text: string, offset: number): string {
  const rest = text.slice(offset, offset + 20).split('\n')[0];
  return rest === '' ? 'the end of the line or file' : JSON.stringify(rest);
}

/** "CommaExpected" -> "comma expected" */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
