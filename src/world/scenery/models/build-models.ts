import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import { SEMANTIC } from '../../../core/semantic-class.ts';
import type { Mesh, Model } from '../mesh.ts';
import { buildAmbulance } from './ambulance-mesh.ts';
import { buildBus } from './bus-mesh.ts';
import { buildCar } from './car-shape.ts';
import { EGO, ESTATE, HATCH, SEDAN, VAN } from './car-shapes.ts';
import { buildFigures } from './figures/build-figures.ts';
import { buildTruck } from './truck-mesh.ts';

/** All models: those of MODEL_NAMES in their order, and behind them the phases of those that move their legs. */
export function buildModels(): Model[] {
  const { car, van, truck, bus } = ACTOR_KIND;
  const vehicles = [
    model('hatch', car, 4.0, 1.78, 1.46, buildCar(HATCH, SEMANTIC.car)),
    model('sedan', car, 4.64, 1.86, 1.44, buildCar(SEDAN, SEMANTIC.car)),
    model('estate', car, 4.7, 1.88, 1.5, buildCar(ESTATE, SEMANTIC.car)),
    model('van', van, 5.3, 2.02, 2.25, buildCar(VAN, SEMANTIC.car)),
    model('truck', truck, 7.2, 2.34, 3.1, buildTruck(SEMANTIC.truck)),
    model('ego', car, 4.255, 1.82, 1.452, buildCar(EGO, SEMANTIC.car)),
    onRequest(model('bus', bus, 12, 2.55, 3.06, buildBus(SEMANTIC.bus))),
    onRequest(model('ambulance', van, 5.3, 2.02, 2.44, buildAmbulance(SEMANTIC.car))),
  ];
  return [...vehicles, ...buildFigures(vehicles.length)];
}

function model(name: string, kind: number, length: number, width: number, height: number, mesh: Mesh): Model {
  return { name, kind, length, width, height, mesh };
}

function onRequest(worn: Model): Model {
  return { ...worn, onRequest: true };
}
