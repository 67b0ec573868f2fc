import { SaxesParser } from 'saxes';
import type { ProblemList } from './problem-list.ts';

/** An element of an XML file. */
export interface XmlElement {
  readonly name: string;
  /** An object without a prototype. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA between its tags; empty where it is blank. */
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

/** Elements nested deeper are refused: OpenDRIVE needs about ten levels. */
const MAX_DEPTH = 100;
/** One fault in XML often brings a flood of others. */
const MAX_SYNTAX_ERRORS = 20;
/** Names and values in messages may be as long as the file [characters]. */
const MAX_MESSAGE = 200;
/** What is shown of a file that is no XML [characters]. */
const SHOWN = 12;

/** Ends the parsing. */
class TooManyFaults extends Error {}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Parses XML into elements; every breach of well-formedness becomes a problem with line and column. Returns null where
 * there is no whole tree. The root's namespace prefix is taken off all names; elements of another keep theirs. Document types with declarations are refused, and others passed over, so that no entity is ever expanded or fetched.
 */
export function parseXml(text: string, problems: ProblemList): XmlElement | null {
  const source = escapeBareAmpersands(declarationFirst(text, problems), problems);
  if (!isMarkup(source, problems)) return null;
  const parser = new SaxesParser({ xmlns: false });
  const open: OpenElement[] = [];
  let root: OpenElement | null = null;
  let line = 1;
  let faults = 0;
  let told = '';
  let prefix = '';
  const fault = (found: string) => {
    faults++;
    // The parser makes an error object for each fault, which takes seconds in a file that is full of them.
    if (faults > MAX_SYNTAX_ERRORS) throw new TooManyFaults();
    const shown = found.length <= MAX_MESSAGE ? found : `${found.slice(0, MAX_MESSAGE)}...`;
    const message = `column ${parser.column + 1}: ${shown} [xml.valid_xml_document]`;
    // The parser finds some faults twice, such as an attribute that is there twice.
    if (told === `${parser.line} ${message}`) return;
    told = `${parser.line} ${message}`;
    problems.add('error', parser.line, '', message);
  };

  parser.on('error', (error) => fault(withoutPosition(error.message)));
  parser.on('doctype', (declaration) => {
    if (declaration.replace(/"[^"]*"|'[^']*'/g, '').includes('[')) {
      fault('a document type with declarations (<!DOCTYPE ... [...]>) is not allowed; remove it');
    } else {
      problems.add(
        'note',
        parser.line,
        '',
        'the document type (<!DOCTYPE ...>) was passed over; nothing it names is read',
      );
    }
  });
  parser.on('opentagstart', () => {
    // The parser has read one character past the name; a line break there would count too early.
    line = source[parser.position - 1] === '\n' ? parser.line - 1 : parser.line;
  });
  parser.on('opentag', (tag) => {
    if (root === null) prefix = tag.name.slice(0, tag.name.indexOf(':') + 1);
    const element: OpenElement = {
      name: prefix !== '' && tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name,
      attributes: tag.attributes,
      children: [],
      text: '',
      line,
    };
    if (open.length > 0) open[open.length - 1].children.push(element);
    else root ??= element;
    open.push(element);
    if (open.length === MAX_DEPTH) fault(`elements nested ${MAX_DEPTH} deep; expected fewer`);
  });
  const addText = (text: string) => {
    const inside = open.at(-1);
    // Blanks between elements would fill the memory.
    if (inside !== undefined && (inside.text !== '' || text.trim() !== '')) inside.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  try {
    parser.write(source).close();
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error;
  }
  return faults === 0 ? root : null;
}

/** A run of blanks, or a comment. One at a time: a pattern of many would try all ways to part them, for hours. */
const BEFORE_DECLARATION = /\s+|<!--[\s\S]*?-->/y;

/** Whether a text is worth parsing: a picture or a letter would bring one fault for each of its characters. */
function isMarkup(source: string, problems: ProblemList): boolean {
  const begin = source.trimStart();
  if (begin.startsWith('<')) return true;
  const found = begin === '' ? 'the file is empty' : `the file begins with ${JSON.stringify(begin.slice(0, SHOWN))}`;
  const expected = 'expected an OpenDRIVE file, which is XML and begins with <?xml ...?> or <OpenDRIVE>';
  problems.add('error', 1, '', `${found}; ${expected} [xml.valid_xml_document]`);
  return false;
}

/** Comments or blanks before the XML declaration are against the standard of XML, but real files have them. */
function declarationFirst(text: string, problems: ProblemList): string {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  let begin = 0;
  BEFORE_DECLARATION.lastIndex = 0;
  while (BEFORE_DECLARATION.test(source)) begin = BEFORE_DECLARATION.lastIndex;
  const end = source.indexOf('?>', begin);
  if (begin === 0 || end < 0 || !/^<\?xml\s/.test(source.slice(begin, end))) return source;
  problems.add('warning', 1, '', 'something stands before the XML declaration; it was skipped over');
  const blank = source.slice(begin, end + 2).replace(/[^\n]/g, ' ');
  return source.slice(0, begin) + blank + source.slice(end + 2);
}

/** A reference to an entity or a character. */
const REFERENCE = /&(?:[A-Za-z_:][\w:.-]*|#\d+|#x[\da-fA-F]+);/y;

/** An & that stands for itself, as in a name: most parsers let it pass, so real files may have it. */
function escapeBareAmpersands(source: string, problems: ProblemList): string {
  const opening = /<!--|<!\[CDATA\[|&/g;
  let escaped = '';
  let from = 0;
  let line = 0;
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    if (found[0] !== '&') {
      const end = source.indexOf(found[0] === '<!--' ? '-->' : ']]>', opening.lastIndex);
      if (end < 0) break;
      opening.lastIndex = end;
      continue;
    }
    REFERENCE.lastIndex = found.index;
    if (REFERENCE.test(source)) continue;
    if (line === 0) line = source.slice(0, found.index).split('\n').length;
    problems.addRepeated('warning', line, '', 'an & stands for itself; it was taken as &amp; [xml.valid_xml_document]');
    escaped += `${source.slice(from, found.index)}&amp;`;
    from = found.index + 1;
  }
  return from === 0 ? source : escaped + source.slice(from);
}

/** saxes puts "line:column: " first. */
function withoutPosition(message: string): string {
  return message.replace(/^\d+:\d+: /, '');
}
