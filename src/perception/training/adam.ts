/** Decay of the running means of gradient and squared gradient (Kingma and Ba 2015, their defaults). */
const DECAY_1 = 0.9;
const DECAY_2 = 0.999;
const EPSILON = 1e-8;
/** Longer gradients are shortened to this norm: a single odd batch must not throw the weights. */
const MOST_NORM = 5;

/**
 * Adam (Kingma and Ba 2015) over one vector of parameters, which it owns and changes in place. Sums and roots only, so it gives the
 * same bits everywhere.
 */
export class Adam {
  readonly parameters: Float32Array;
  /** Running means of the gradient and of its square. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** DECAY_1 and DECAY_2 to the power of the steps so far. */
  private power1 = 1;
  private power2 = 1;

  /** Starts anew, or goes on after `steps` steps that left the means behind. */
  constructor(
    parameters: Float32Array,
    steps = 0,
    first = new Float32Array(parameters.length),
    second = new Float32Array(parameters.length),
  ) {
    this.parameters = parameters;
    this.first = first;
    this.second = second;
    for (let i = 0; i < steps; i++) this.countStep();
  }

  /** m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, p -= rate m' / (sqrt(v') + e), where m', v' undo the start at zero. */
  step(gradient: Float32Array, rate: number): void {
    this.countStep();
    const { parameters, first, second } = this;
    const shorten = Math.min(1, MOST_NORM / normOf(gradient));
    const stride = rate / (1 - this.power1);
    const undo2 = 1 / (1 - this.power2);
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] * shorten;
      first[i] = DECAY_1 * first[i] + (1 - DECAY_1) * g;
      second[i] = DECAY_2 * second[i] + (1 - DECAY_2) * g * g;
      parameters[i] -= (stride * first[i]) / (Math.sqrt(second[i] * undo2) + EPSILON);
    }
  }

  private countStep(): void {
    this.power1 *= DECAY_1;
    this.power2 *= DECAY_2;
  }
}

function normOf(vector: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i] * vector[i];
  return Math.max(Number.MIN_VALUE, Math.sqrt(squares));
}
