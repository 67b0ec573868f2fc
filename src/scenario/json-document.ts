import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { InputProblem } from './input-problem.ts';

/** Of jsonc-parser's ParseErrorCode, a const enum that isolated modules cannot name. */
const VALUE_EXPECTED = 4;

/** What a text may begin with to say how it is encoded. */
const BYTE_ORDER_MARK = '\ufeff';

/** More places than this where text is no JSON say nothing new. */
const MOST_SYNTAX_ERRORS = 30;

export type JsonPath = readonly (string | number)[];

/** A value in place of what a document has, or where it has nothing. */
export interface Change {
  readonly path: JsonPath;
  readonly value: unknown;
  /** Where it comes from, for problems: "--set ego.speed=3". */
  readonly origin: string;
}

/** JSON text that still knows where in the file each value stands, perhaps with values changed since. */
export class JsonDocument {
  readonly file: string;
  private readonly text: string;
  private readonly root: Node;
  private readonly plain: unknown;
  private readonly changes: readonly Change[];

  private constructor(file: string, text: string, root: Node, plain: unknown, changes: readonly Change[]) {
    this.file = file;
    this.text = text;
    this.root = root;
    this.plain = plain;
    this.changes = changes;
  }

  /** Parses strict JSON. Never throws: a document, or every syntax error and doubled key at once. */
  static parse(source: string, file: string): { document: JsonDocument | null; problems: InputProblem[] } {
    // Some editors begin a file with a mark of its byte order, which says nothing in UTF-8.
    const text = source.startsWith(BYTE_ORDER_MARK) ? source.slice(1) : source;
    if (text.includes('\0')) {
      const message = 'not JSON: found a binary file, or text in UTF-16; expected text in UTF-8';
      return { document: null, problems: [{ file, line: 0, column: 0, path: '', message }] };
    }
    const errors: ParseError[] = [];
    const root = parseBounded(text, errors);
    if (root === null) {
      const message = 'not JSON that can be read: found lists or objects nested thousands deep; flatten it';
      return { document: null, problems: [{ file, line: 1, column: 1, path: '', message }] };
    }
    if (root === undefined && errors.length === 0) errors.push({ error: VALUE_EXPECTED, offset: 0, length: 0 });
    if (root === undefined || errors.length > 0) {
      const problems = errors.slice(0, MOST_SYNTAX_ERRORS).map(({ error, offset }) => {
        const message = `not JSON: ${wordsOf(printParseErrorCode(error))}, found ${excerpt(text, offset)}`;
        return { file, ...positionOf(text, offset), path: '', message };
      });
      return { document: null, problems };
    }
    const problems = duplicateKeys(root, []).map(({ node, path }) => {
      const message = 'found a second time, expected once; remove one';
      return { file, ...positionOf(text, node.offset), path: formatPath(path), message };
    });
    return { document: new JsonDocument(file, text, root, plainValue(root), []), problems };
  }

  value(): unknown {
    return this.plain;
  }

  /** The value at a path; undefined where there is none. */
  valueAt(path: JsonPath): unknown {
    return path.reduce<unknown>(childOf, this.plain);
  }

  /** The same document with another value at a path, whose problems are told as those of the change's origin. */
  changed(change: Change): JsonDocument {
    const plain = withValue(this.plain, change.path, change.value);
    return new JsonDocument(this.file, this.text, this.root, plain, [...this.changes, change]);
  }

  /** A problem at a path, or at the deepest place above it that exists. */
  problem(path: JsonPath, message: string): InputProblem {
    const change = this.changeAt(path);
    if (change !== undefined)
      return { file: `${this.file} ${change.origin}`, line: 0, column: 0, path: formatPath(path), message };
    return {
      file: this.file,
      ...positionOf(this.text, this.nearestNode(path).offset),
      path: formatPath(path),
      message,
    };
  }

  /** The value at a path as it was written, for a message; "nothing" where there is none. */
  found(path: JsonPath): string {
    const value = this.valueAt(path);
    if (value === undefined) return 'nothing';
    const node = this.changeAt(path) === undefined ? findNodeAtLocation(this.root, [...path]) : undefined;
    // Numbers as they were written: 1e999 is no number that a program could give back.
    if (node?.type === 'number') return shortened(this.text.slice(node.offset, node.offset + node.length));
    return shortened(JSON.stringify(value));
  }

  /** The last change of a path, or of something that holds it. */
  private changeAt(path: JsonPath): Change | undefined {
    return this.changes.findLast((change) => change.path.every((key, k) => key === path[k]));
  }

  private nearestNode(path: JsonPath): Node {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(this.root, path.slice(0, length));
      if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
    }
    return this.root;
  }
}

/** Longest value that a message gives in full [characters]. */
const LONGEST_FOUND = 60;

/** A value as a message shows it. */
export function shortened(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND)}...`;
}

/** The element or own property of a value; undefined where it has none. */
function childOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** A copy with another value at a path, sharing what does not lie on it; objects on the way are made where missing. */
function withValue(old: unknown, [key, ...rest]: JsonPath, value: unknown): unknown {
  if (key === undefined) return value;
  const child = withValue(childOf(old, key), rest, value);
  if (Array.isArray(old)) return old.with(Number(key), child);
  return { ...(old as object | undefined), [key]: child };
}

/** Parses; null for text that is nested beyond the parser's stack. */
function parseBounded(text: string, errors: ParseError[]): Node | undefined | null {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
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

/** ["actors", 0, "start"] -> "actors[0].start"; keys with dots of their own stand in brackets. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (key === '' || /[.[\]]/.test(key)) return `${text}[${JSON.stringify(key)}]`;
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
