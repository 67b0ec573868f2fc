import type { ProblemList } from './problem-list.ts';
import type { XmlElement } from './xml-element.ts';

/** Larger numbers are refused: no coordinate or length on Earth needs them, and their squares overflow. */
const MAX_MAGNITUDE = 1e9;

const MAX_COEFFICIENT = 1e30;

/** xs:double without its NaN and INF, which no attribute of OpenDRIVE allows. */
const DECIMAL = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/;

/** An integer; programs that know only one kind of number write -1.0. */
const WHOLE = /^\s*[+-]?\d{1,9}(\.0*)?\s*$/;

/** The rule that what can't be read as the standard says breaks. */
const SCHEMA = '[xml.valid_schema]';

/** Reads one element's attributes and children, and reports what is missing or wrong under the element's path. */
export class ElementReader {
  private readonly element: XmlElement;
  private readonly parent: ElementReader | null;
  /** Among the parent's children of its name; -1 where there is one of them. */
  private readonly nth: number;
  private readonly problems: ProblemList;

  constructor(element: XmlElement, problems: ProblemList, parent: ElementReader | null = null, nth = -1) {
    this.element = element;
    this.problems = problems;
    this.parent = parent;
    this.nth = nth;
  }

  /** Made only where it is told: most elements have no problem. */
  private get path(): string {
    if (this.parent === null) return '';
    const { id } = this.element.attributes;
    const before = this.parent.path;
    const label = this.nth < 0 ? this.name : id === undefined ? `${this.name}[${this.nth}]` : `${this.name} ${id}`;
    return before === '' ? label : `${before}/${label}`;
  }

  get name(): string {
    return this.element.name;
  }

  get line(): number {
    return this.element.line;
  }

  /** Text between the tags, without blanks around it. */
  get content(): string {
    return this.element.text.trim();
  }

  has(attribute: string): boolean {
    return this.element.attributes[attribute] !== undefined;
  }

  /** A number; null where it is missing or none, with a warning that says `consequence`. */
  finite(attribute: string, consequence: string): number | null {
    const text = this.element.attributes[attribute];
    if (text === undefined) {
      this.warning(`attribute ${attribute} is missing; expected a number; ${consequence} ${SCHEMA}`);
      return null;
    }
    return this.parsed(attribute, text, MAX_MAGNITUDE, consequence);
  }

  /** A number; without it, or where it is none, `fallback` with a warning. */
  number(attribute: string, fallback = 0): number {
    return this.finite(attribute, `${fallback} was taken`) ?? fallback;
  }

  /** A coefficient of a higher power: records shorter than a millimetre have huge ones. */
  coefficient(attribute: string): number {
    const text = this.element.attributes[attribute];
    if (text === undefined) return this.number(attribute);
    return this.parsed(attribute, text, MAX_COEFFICIENT, '0 was taken') ?? 0;
  }

  /** A number that may be left out. */
  optionalNumber<T extends number | null>(attribute: string, fallback: T): number | T {
    const text = this.element.attributes[attribute];
    if (text === undefined || text.trim() === '') return fallback;
    return this.parsed(attribute, text, MAX_MAGNITUDE, `${fallback ?? 'nothing'} was taken`) ?? fallback;
  }

  /** An integer, null where it is missing or none. */
  integer(attribute: string): number | null {
    const text = this.element.attributes[attribute];
    if (text !== undefined && WHOLE.test(text)) return Number(text);
    this.warning(`${attribute} is ${shown(text)}; expected an integer; it was left out ${SCHEMA}`);
    return null;
  }

  /** Text that has to be there; empty with a warning if not. */
  text(attribute: string): string {
    const text = this.element.attributes[attribute];
    if (text === undefined) this.warning(`attribute ${attribute} is missing ${SCHEMA}`);
    return text ?? '';
  }

  optionalText(attribute: string, fallback: string): string {
    return this.element.attributes[attribute] ?? fallback;
  }

  /** One of `choices`, in whatever case; `fallback` where it is missing, and with a warning where it is another. */
  choice<T extends string>(attribute: string, choices: readonly T[], fallback: T): T {
    const text = this.element.attributes[attribute]?.trim();
    if (text === undefined || text === '') return fallback;
    const found =
      choices.find((choice) => choice === text) ??
      choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    this.repeated(
      `${this.name}: ${attribute} is ${shown(text)}; expected ${choices.join(', ')}; ${fallback} was taken ${SCHEMA}`,
    );
    return fallback;
  }

  /** Yes or no, as the versions write it: yes, true, 1. */
  flag(attribute: string, fallback: boolean): boolean {
    const text = this.element.attributes[attribute]?.trim().toLowerCase();
    if (text === undefined || text === '') return fallback;
    return text === 'yes' || text === 'true' || text === '1';
  }

  /** First child of that name. */
  child(name: string): ElementReader | null {
    const element = this.element.children.find((candidate) => candidate.name === name);
    return element === undefined ? null : new ElementReader(element, this.problems, this);
  }

  /** All children of that name, called by their id where they have one, else by their number. */
  children(name: string): ElementReader[] {
    const result: ElementReader[] = [];
    for (const element of this.element.children) {
      if (element.name === name) result.push(new ElementReader(element, this.problems, this, result.length));
    }
    return result;
  }

  /** Names of all children. */
  childNames(): string[] {
    return this.element.children.map((child) => child.name);
  }

  /** The map can't be used. */
  error(message: string): void {
    this.problems.add('error', this.line, this.path, message);
  }

  /** Something was repaired or left out. */
  warning(message: string): void {
    this.problems.add('warning', this.line, this.path, message);
  }

  /** Something is remarkable. */
  note(message: string): void {
    this.problems.add('note', this.line, this.path, message);
  }

  /** A warning that is told once in a file, with how often it holds. */
  repeated(message: string): void {
    this.problems.addRepeated('warning', this.line, this.path, message);
  }

  /** A note that is told once in a file, with how often it holds. */
  repeatedNote(message: string): void {
    this.problems.addRepeated('note', this.line, this.path, message);
  }

  private parsed(attribute: string, text: string, largest: number, consequence: string): number | null {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(value) <= largest) return value;
    this.warning(`${attribute} is ${shown(text)}; expected a number between -1e9 and 1e9; ${consequence} ${SCHEMA}`);
    return null;
  }
}

function shown(text: string | undefined): string {
  if (text === undefined) return 'missing';
  return text.length <= 40 ? `"${text}"` : `"${text.slice(0, 40)}..."`;
}
