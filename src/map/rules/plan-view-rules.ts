import type { XmlElement } from '../opendrive/xml-element.ts';
import { reportRedundant } from './redundant-records.ts';
import { childOf, childrenOf, numberOf, type RuleContext } from './rule-context.ts';

/** The rules hold from 1.7 on. */
const SINCE = 7;
/** Headings and coefficients that differ by less are the same. */
const SAME = 1e-6;

/** Elements of a plan view: their order, lines in one line, and where cubic curves begin. */
export function checkPlanViewElement(planView: XmlElement | undefined, path: string, context: RuleContext): void {
  const elements = childrenOf(planView, 'geometry');
  const redundant: XmlElement[] = [];
  elements.forEach((element, i) => {
    checkParamPoly(element, `${path}/geometry[${i}]`, context);
    if (i === 0) return;
    const before = elements[i - 1];
    if (numberOf(element, 's') < numberOf(before, 's')) {
      context.report(
        'warning',
        element.line,
        `${path}/geometry[${i}]`,
        'road.geometry.elem_asc_order',
        `begins at s = ${numberOf(element, 's')}, before the element above it; expected ascending s`,
      );
    }
    if (isLine(before) && isLine(element) && Math.abs(numberOf(element, 'hdg') - numberOf(before, 'hdg')) < SAME) {
      redundant.push(element);
    }
  });
  if (context.revision >= SINCE) reportRedundant(redundant, path, context);
}

/** The curve starts at the element's x, y in the direction of its hdg: aU = aV = bV = 0 and bU > 0. */
function checkParamPoly(element: XmlElement, path: string, context: RuleContext): void {
  const curve = childOf(element, 'paramPoly3');
  if (curve === undefined || context.revision < SINCE) return;
  const wrong = ['aU', 'aV', 'bV'].filter((name) => Math.abs(numberOf(curve, name)) > SAME);
  if (numberOf(curve, 'bU') <= SAME) wrong.push('bU');
  if (wrong.length === 0) return;
  const found = wrong.map((name) => `${name} = ${numberOf(curve, name)}`).join(', ');
  context.report(
    'warning',
    curve.line,
    path,
    'road.geometry.paramPoly3.valid_parameters',
    `has ${found}; expected aU = aV = bV = 0 and bU > 0, so that the curve starts where x, y and hdg say`,
  );
}

function isLine(element: XmlElement): boolean {
  return childOf(element, 'line') !== undefined;
}
