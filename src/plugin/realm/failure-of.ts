import type { PlannerFailure } from './messages.ts';

/** Frames of the author's file that are shown, and letters of a message. */
const MOST_FRAMES = 10;
const MOST_LETTERS = 2000;

/** What an error says to the author of `file`: V8 writes "at plan (mine.ts:12:5)", Firefox "plan@mine.ts:12:5". */
export function failureOf(error: unknown, during: string, file: string): PlannerFailure {
  const { name, message, stack } = partsOf(error);
  const frames = framesOf(stack, file);
  return {
    during,
    message: printable(name === '' ? message : `${name}: ${message}`),
    stack: frames
      .slice(0, MOST_FRAMES)
      .map(({ within, line }) => `at ${within === '' ? '' : `${within} in `}${file}:${line}`),
    line: frames.length === 0 ? null : frames[0].line,
  };
}

/** What a terminal shows as it is: line breaks, and no other control characters. */
function printable(message: string): string {
  return message.slice(0, MOST_LETTERS).replace(/[^\P{Cc}\n]+/gu, ' ');
}

/** Whatever was thrown; reading it may throw again. */
function partsOf(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (typeof error !== 'object' || error === null) return { name: '', message: `threw ${String(error)}`, stack: '' };
    const { name, message, stack } = error as Record<string, unknown>;
    return {
      name: typeof name === 'string' && name !== 'Ungivable' ? name : '',
      message: typeof message === 'string' ? message : 'threw an object without a message',
      stack: typeof stack === 'string' ? stack : '',
    };
  } catch {
    return { name: '', message: 'threw something that cannot be read', stack: '' };
  }
}

function framesOf(stack: string, file: string): { within: string; line: number }[] {
  return stack.split('\n').flatMap((text) => {
    const at = text.lastIndexOf(`${file}:`);
    const line = at < 0 ? null : /^\d+/.exec(text.slice(at + file.length + 1));
    if (line === null) return [];
    const within = /^\s*at (?:async )?([^(]+) \(/.exec(text)?.[1] ?? /^([^@/]+)@/.exec(text)?.[1] ?? '';
    return [{ within: within.replace(/^Object\.|^Module\./, ''), line: Number(line[0]) }];
  });
}
