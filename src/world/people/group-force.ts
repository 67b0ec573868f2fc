import type { PeopleScene } from './people-scene.ts';
import { lastOfGroup } from './people-state.ts';
import type { Vector } from './social-force.ts';

/*
 * Moussaid, Perozo, Garnier, Helbing, Theraulaz 2010 (PLoS ONE 5, e10047), equations 2 and 3 with their numbers:
 * members are drawn to the group's middle where they are farther than (N - 1) / 2 metres from it, and slow down by how
 * far they have to turn their heads to have it in view.
 */
const ATTRACTION = 3; // beta 2 [m/s^2]
const GAZE = 4; // beta 1 [1/s] per rad
/** Half the field of view without turning the head [rad]. */
const VIEW = Math.PI / 2;

/** Acceleration by which person i keeps to its group [m/s^2], into `out`; zero for who walks alone. Allocates nothing. */
export function groupForce({ state, facing }: PeopleScene, i: number, out: Vector): void {
  out.x = 0;
  out.y = 0;
  const first = state.leader[i] >= 0 ? state.leader[i] : i;
  const { x, y, vx, vy } = state;
  let members = 0;
  let middleX = 0;
  let middleY = 0;
  for (let k = first; k < lastOfGroup(state, first); k++) {
    if (k !== first && state.leader[k] !== first) continue;
    members++;
    middleX += x[k];
    middleY += y[k];
  }
  if (members < 2) return;
  const dx = middleX / members - x[i];
  const dy = middleY / members - y[i];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance < 1e-6) return;
  if (distance > (members - 1) / 2) {
    out.x += (ATTRACTION * dx) / distance;
    out.y += (ATTRACTION * dy) / distance;
  }
  // How far the middle lies behind the field of view, by its cosine: no inverse function for a small correction.
  const ahead = (dx * facing.cosYaw[i] + dy * facing.sinYaw[i]) / distance;
  const turn = ahead < 0 ? -ahead * VIEW : 0;
  out.x -= GAZE_SHARE * GAZE * turn * vx[i];
  out.y -= GAZE_SHARE * GAZE * turn * vy[i];
}

/** Here the first of a group waits for the others, so that turning the head counts for less [1]. */
const GAZE_SHARE = 0.1;
