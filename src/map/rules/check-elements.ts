import type { ProblemList } from '../opendrive/problem-list.ts';
import type { XmlElement } from '../opendrive/xml-element.ts';
import { checkSchema } from './check-schema.ts';
import { checkHeader } from './header-rules.ts';
import { checkJunctionElement } from './junction-element-rules.ts';
import { checkLaneSectionElement } from './lane-element-rules.ts';
import { checkObjectElement } from './object-rules.ts';
import { checkPlanViewElement } from './plan-view-rules.ts';
import { checkProfileElements } from './profile-rules.ts';
import { childOf, childrenOf, RuleContext, revisionOf, textOf } from './rule-context.ts';
import { checkSignalElements } from './signal-rules.ts';

/** Reports what breaks a rule that an element of the file can be judged by alone, with its exact line. */
export function checkElements(root: XmlElement, problems: ProblemList): void {
  const context = new RuleContext(revisionOf(root), problems);
  checkHeader(root, context);
  checkSchema(root, context);
  const signals = signalIds(root);
  for (const road of childrenOf(root, 'road')) {
    const path = `road ${textOf(road, 'id')}`;
    checkPlanViewElement(childOf(road, 'planView'), `${path}/planView`, context);
    checkProfileElements(road, path, context);
    childrenOf(childOf(road, 'lanes'), 'laneSection').forEach((section, index) => {
      checkLaneSectionElement(section, `${path}/lanes/laneSection[${index}]`, context);
    });
    for (const object of childrenOf(childOf(road, 'objects'), 'object')) {
      checkObjectElement(object, `${path}/objects/object ${textOf(object, 'id')}`, context);
    }
    checkSignalElements(road, path, signals, context);
  }
  for (const junction of childrenOf(root, 'junction')) {
    checkJunctionElement(junction, `junction ${textOf(junction, 'id')}`, context);
  }
}

function signalIds(root: XmlElement): Set<string> {
  const ids = new Set<string>();
  for (const road of childrenOf(root, 'road')) {
    for (const signal of childrenOf(childOf(road, 'signals'), 'signal')) ids.add(textOf(signal, 'id'));
  }
  return ids;
}
