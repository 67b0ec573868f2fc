/** Functions whose last bits differ from engine to engine, or from call to call. */
const INEXACT = [
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'pow',
  'cbrt',
  'hypot',
  'random',
] as const;

/** Runs `work` while every call of such a function throws. */
export function withoutInexactMath(work: () => void): void {
  const kept = INEXACT.map((name) => [name, Math[name]] as const);
  for (const name of INEXACT) {
    Object.assign(Math, {
      [name]: () => {
        throw new Error(`Math.${name} was called`);
      },
    });
  }
  try {
    work();
  } finally {
    for (const [name, original] of kept) Object.assign(Math, { [name]: original });
  }
}
