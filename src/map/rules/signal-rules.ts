import type { XmlElement } from '../opendrive/xml-element.ts';
import { childOf, childrenOf, type RuleContext, textOf } from './rule-context.ts';

/** Boards hold several signs since 1.8; references to signals since 1.4, with this rule from 1.7 on. */
const BOARDS_SINCE = 8;
const REFERENCES_SINCE = 7;

/** Boards of a road, and what its references name: `signals` are the ids of all signals of the file. */
export function checkSignalElements(
  road: XmlElement,
  path: string,
  signals: ReadonlySet<string>,
  context: RuleContext,
): void {
  const holder = childOf(road, 'signals');
  for (const signal of childrenOf(holder, 'signal')) {
    if (context.revision >= BOARDS_SINCE)
      checkBoards(signal, `${path}/signals/signal ${textOf(signal, 'id')}`, context);
  }
  if (context.revision < REFERENCES_SINCE) return;
  for (const reference of childrenOf(holder, 'signalReference')) {
    const id = textOf(reference, 'id');
    if (signals.has(id)) continue;
    const place = `${path}/signals/signalReference ${id}`;
    const message = `"${id}" is no signal of the file; expected the id of one`;
    context.report('warning', reference.line, place, 'road.signal.reference.used_for_signals_only', message);
  }
}

/** A multi board has boards of both kinds, and so is dynamic; one of static boards alone is a static board. */
function checkBoards(signal: XmlElement, path: string, context: RuleContext): void {
  const type = textOf(signal, 'type');
  const fixed = childOf(signal, 'staticBoard');
  const variable = childOf(signal, 'vmsBoard');
  if (type === 'multiBoard') {
    if (fixed === undefined || variable === undefined) {
      const found = `has ${fixed === undefined ? 'no' : 'a'} staticBoard and ${variable === undefined ? 'no' : 'a'} vmsBoard`;
      const message = `${found}; expected a multi board to have both`;
      context.report('warning', signal.line, path, 'road.signal.boards.multi_board_have_sub_boards', message);
    }
    if (!isYes(textOf(signal, 'dynamic'))) {
      const message = `dynamic is "${textOf(signal, 'dynamic')}"; expected a multi board to be dynamic`;
      context.report('warning', signal.line, path, 'road.signal.boards.multi_board_use_dynamic_true', message);
    }
  } else if (fixed !== undefined && variable !== undefined) {
    const message = `type is "${type}"; expected "multiBoard" of a signal with boards of both kinds`;
    context.report('warning', signal.line, path, 'road.signal.boards.multi_board_use_correct_type', message);
  }
}

function isYes(text: string): boolean {
  return /^\s*(yes|true|1)\s*$/i.test(text);
}
