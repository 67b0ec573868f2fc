import type { ProblemList } from './problem-list.ts';
import type { XmlElement } from './xml-element.ts';

/** Larger numbers are refused: no coordinate or length on Earth needs them, and their squares overflow. */
const MAX_MAGNITUDE = 1e9;

const MAX_COEFFICIENT = 1e30;

/** xs:double without its NaN and INF, which no attribute of OpenDRIVE allows. */
const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/** Reads one element's attributes and children, and reports what is missing or wrong under the element's path. */
export class ElementReader {
  private readonly element: XmlElement;
  private readonly lenient: boolean;
  readonly path: string;
  readonly problems: ProblemList;

  /** `lenient` turns errors into warnings: for what can be left out without making the map another. */
  constructor(element: XmlElement, path: string, problems: ProblemList, lenient = false) {
    this.element = element;
    this.path = path;
    this.problems = problems;
    this.lenient = lenient;
  }

  get name(): string {
    return this.element.name;
  }

  get line(): number {
    return this.element.line;
  }

  has(attribute: string): boolean {
    return this.element.attributes.has(attribute);
  }

  /** A number; without it, or where it is not finite, `fallback` with a problem. */
  number(attribute: string, fallback = 0): number {
    const text = this.element.attributes.get(attribute);
    if (text === undefined) {
      this.error(`attribute ${attribute} is missing; expected a number`);
      return fallback;
    }
    return this.parsed(attribute, text, fallback);
  }

  /** A coefficient of a higher power: records shorter than a millimetre have huge ones. */
  coefficient(attribute: string): number {
    const text = this.element.attributes.get(attribute);
    if (text !== undefined && DECIMAL.test(text) && Math.abs(Number(text)) <= MAX_COEFFICIENT) return Number(text);
    return this.number(attribute);
  }

  /** A number that may be left out. */
  optionalNumber(attribute: string, fallback: number): number {
    const text = this.element.attributes.get(attribute);
    return text === undefined || text.trim() === '' ? fallback : this.parsed(attribute, text, fallback);
  }

  /** A length: a number not below zero. */
  length(attribute: string): number {
    const value = this.number(attribute);
    if (value >= 0) return value;
    this.error(`${attribute} is ${value}; expected 0 or more`);
    return 0;
  }

  /** An integer, null where it is missing or none. */
  integer(attribute: string): number | null {
    const text = this.element.attributes.get(attribute);
    if (text !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(text)) return Number(text);
    this.error(`${attribute} is ${shown(text)}; expected an integer`);
    return null;
  }

  /** Text that has to be there; empty with a problem if not. */
  text(attribute: string): string {
    const text = this.element.attributes.get(attribute);
    if (text === undefined) this.error(`attribute ${attribute} is missing`);
    return text ?? '';
  }

  optionalText(attribute: string, fallback: string): string {
    return this.element.attributes.get(attribute) ?? fallback;
  }

  /** First child of that name. */
  child(name: string): ElementReader | null {
    const element = this.element.children.find((candidate) => candidate.name === name);
    return element === undefined
      ? null
      : new ElementReader(element, `${this.path}/${name}`, this.problems, this.lenient);
  }

  /** All children of that name, called by their id where they have one, else by their number. */
  children(name: string): ElementReader[] {
    const result: ElementReader[] = [];
    for (const element of this.element.children) {
      if (element.name !== name) continue;
      const id = element.attributes.get('id');
      const label = id === undefined ? `${name}[${result.length}]` : `${name} ${id}`;
      const path = this.path === '' ? label : `${this.path}/${label}`;
      result.push(new ElementReader(element, path, this.problems, this.lenient));
    }
    return result;
  }

  /** Names of all children. */
  childNames(): string[] {
    return this.element.children.map((child) => child.name);
  }

  /** The same element, read leniently. */
  leniently(): ElementReader {
    return new ElementReader(this.element, this.path, this.problems, true);
  }

  /** The map can't be used. */
  error(message: string): void {
    this.problems.add(this.lenient ? 'warning' : 'error', this.line, this.path, message);
  }

  /** Something was repaired or left out. */
  warning(message: string): void {
    this.problems.add('warning', this.line, this.path, message);
  }

  private parsed(attribute: string, text: string, fallback: number): number {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(value) <= MAX_MAGNITUDE) return value;
    this.error(`${attribute} is ${shown(text)}; expected a number between -1e9 and 1e9`);
    return fallback;
  }
}

function shown(text: string | undefined): string {
  if (text === undefined) return 'missing';
  return text.length <= 40 ? `"${text}"` : `"${text.slice(0, 40)}..."`;
}
