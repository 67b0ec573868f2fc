import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { DocumentJunction } from '../opendrive/junction-records.ts';
import { plainDocument } from '../opendrive/plain-records.ts';
import type { Controller } from '../opendrive/signal-records.ts';
import { connectCrossing } from './connect-crossing.ts';
import { layStreets } from './lay-streets.ts';
import { signalCrossing } from './signal-crossing.ts';
import type { TownPlan } from './town-plan.ts';

/** The OpenDRIVE document of a town: its streets first, then the connecting roads of one crossing after the other. */
export function buildTown(plan: TownPlan): OpenDriveDocument {
  const { roads: streets, arms } = layStreets(plan);
  const roads: Road[] = [...streets];
  const junctions: DocumentJunction[] = [];
  const controllers: Controller[] = [];
  plan.crossings.forEach((crossing, index) => {
    const connected = connectCrossing(crossing, index, arms[index], streets, roads.length);
    roads.push(...connected.roads);
    if (!crossing.signalled) {
      junctions.push(connected.junction);
      return;
    }
    const signals = signalCrossing(arms[index], streets, Number(connected.junction.id));
    for (const [street, added] of signals.byStreet) {
      roads[street] = { ...roads[street], signals: [...roads[street].signals, ...added] };
    }
    controllers.push(...signals.controllers);
    junctions.push({ ...connected.junction, controllerIds: signals.controllers.map((controller) => controller.id) });
  });
  return plainDocument({ name: plan.name, roads, junctions, controllers });
}
