import type { Action } from '../storyboard/action-schema.ts';
import type { Condition } from '../storyboard/condition-schema.ts';
import type { StoryEvent } from '../storyboard/storyboard-schema.ts';

/** "cut-in: Intruder to ego < 20 m → cut-in Intruder" */
export function eventText({ name, when, then, repeat }: StoryEvent): string {
  const actions = then.map(actionText).join(', ');
  return `${name}: ${conditionText(when)}${actions === '' ? '' : ` → ${actions}`}${repeat === false ? '' : ' (again and again)'}`;
}

function conditionText(condition: Condition): string {
  const { time, distance, ttc, headway, position, speed, acceleration, signal, event, standstill, collision } =
    condition;
  const parts: string[] = [];
  if (time !== undefined) parts.push(`from ${time} s on`);
  if (distance !== undefined)
    parts.push(
      `${distance.from} to ${typeof distance.to === 'string' ? distance.to : 'a place'} ${bounds(distance, 'm')}`,
    );
  if (ttc !== undefined) parts.push(`time to collision of ${ttc.from} and ${ttc.to} ${bounds(ttc, 's')}`);
  if (headway !== undefined) parts.push(`headway of ${headway.from} to ${headway.to} ${bounds(headway, 's')}`);
  if (position !== undefined)
    parts.push(`${position.actor} ${position.on === undefined ? 'at a place' : `on road ${position.on.road}`}`);
  if (speed !== undefined)
    parts.push(
      `speed of ${speed.actor}${speed.than === undefined ? '' : ` over that of ${speed.than}`} ${bounds(speed, 'm/s')}`,
    );
  if (acceleration !== undefined) parts.push(`acceleration of ${acceleration.actor} ${bounds(acceleration, 'm/s²')}`);
  if (signal !== undefined) parts.push(`light ${signal.id} is ${[signal.is].flat().join(' or ')}`);
  if (event !== undefined)
    parts.push(typeof event === 'string' ? `after ${event}` : `${event.after} s after ${event.name}`);
  if (standstill !== undefined) parts.push(`${standstill.actor} stands for ${standstill.for} s`);
  if (collision !== undefined) parts.push(`${collision.of} hits ${collision.with ?? 'anything'}`);
  if (condition.all !== undefined) parts.push(condition.all.map(conditionText).join(' and '));
  if (condition.any !== undefined) parts.push(condition.any.map(conditionText).join(' or '));
  if (condition.not !== undefined) parts.push(`not ${conditionText(condition.not)}`);
  return parts.join(' and ');
}

function bounds(
  { below, above }: { readonly below?: number | undefined; readonly above?: number | undefined },
  unit: string,
) {
  const parts = [...(above === undefined ? [] : [`> ${above}`]), ...(below === undefined ? [] : [`< ${below}`])];
  return `${parts.join(' and ')} ${unit}`;
}

/** "cut-in Intruder" */
function actionText(action: Action): string {
  return Object.entries(action)
    .filter(([, value]) => value !== undefined)
    .map(([kind, value]) => {
      const who = typeof value === 'string' ? value : ((value as { actor?: string; sensor?: string }).actor ?? '');
      return who === '' ? kind : `${kind} ${who}`;
    })
    .join(', ');
}
