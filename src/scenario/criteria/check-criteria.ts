import type { JsonPath } from '../json-document.ts';
import { METRIC_NAMES } from '../metrics/metric-names.ts';
import { checkStretch } from '../storyboard/check-condition.ts';
import { listAt, type ReferenceCheck } from '../storyboard/reference-check.ts';
import { type CriterionChoice, criteriaSchema } from './criteria-schema.ts';

/** Checks what the criteria of a document refer to: actors, events, places, metrics, and times within the timeout. */
export function checkCriteria(check: ReferenceCheck): void {
  for (const [index, value] of listAt(check.document, 'criteria').entries()) {
    // What is no criterion at all has been reported already.
    const { data } = criteriaSchema.safeParse([value]);
    const one = data?.[0];
    const asksForStops = one === 'stops' || (typeof one === 'object' && one.stops !== undefined);
    const stops = check.document.valueAt(['ego', 'stops']);
    if (asksForStops && !(Array.isArray(stops) && stops.length > 0))
      check.refuse(
        ['criteria', index],
        'found a criterion of stops, expected stops in "ego.stops"; add some, or remove it',
      );
    if (one !== undefined && typeof one !== 'string') checkCriterion(one, ['criteria', index], check);
  }
}

function checkCriterion(choice: CriterionChoice, path: JsonPath, check: ReferenceCheck): void {
  for (const [kind, fields] of Object.entries(choice)) {
    if (fields === undefined) continue;
    const at = [...path, kind];
    const whom = fields as Readonly<Record<string, unknown>>;
    for (const key of ['actor', 'from', 'with'] as const) {
      const name = whom[key];
      if (typeof name === 'string') check.ordered([...at, key], name, ['vehicle', 'pedestrian'], 'be meant');
    }
  }
  const { reach, 'stay-out': out, 'stop-before': stop, 'max-speed': most, 'min-speed': least, event, metric } = choice;
  for (const [kind, region] of Object.entries({ reach, 'stay-out': out, 'max-speed': most, 'min-speed': least })) {
    if (region?.at !== undefined) check.place([...path, kind, 'at'], region.at);
    if (region?.on !== undefined) checkStretch(region.on, [...path, kind, 'on'], check);
  }
  if (stop !== undefined) check.place([...path, 'stop-before', 'at'], stop.at);
  if (event !== undefined)
    check.name([...path, 'event', 'event'], event.event, check.events, 'the name of an event of the storyboard');
  if (metric !== undefined) check.name([...path, 'metric', 'of'], metric.of, METRIC_NAMES, 'the name of a metric');
  const after = reach?.after;
  if (after !== undefined && after >= check.timeout)
    check.refuse([...path, 'reach', 'after'], `found ${after} s, expected less than the timeout, ${check.timeout} s`);
}
