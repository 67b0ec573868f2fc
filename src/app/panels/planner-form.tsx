import { RotateCcw } from 'lucide-react';
import type { PlannerParam } from '../../plugin/planner-definition.ts';
import { paramProblem } from '../../plugin/realm/describe.ts';
import { valueOfText } from '../../plugin/value-of-text.ts';
import { setParam, usePlanner } from '../state/planner-store.ts';
import { LatencyField } from './latency-field.tsx';
import './planner-form.css';

/** Parameters as the planner declares them, and how long its plans take; it drives by them from the next start on. */
export function PlannerForm() {
  const form = usePlanner((planner) => planner.form);
  if (form === null) return null;
  return (
    <section className="planner-form" aria-label="Parameters" data-testid="planner-form">
      {Object.entries(form.params).map(([name, param]) => (
        <ParamRow key={name} name={name} param={param} />
      ))}
      <LatencyField rateHz={form.rateHz} />
    </section>
  );
}

interface ParamProps {
  readonly name: string;
  readonly param: PlannerParam;
}

function ParamRow({ name, param }: ParamProps) {
  const params = usePlanner((planner) => planner.setup.params);
  const pair = params.find((one) => one.startsWith(`${name}=`));
  const text = pair === undefined ? String(param.default) : pair.slice(name.length + 1);
  const wrong = paramProblem(param, valueOfText(param, text));
  const set = (value: string) => setParam(name, value === String(param.default) ? null : value);
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: each kind of field is one
    <label className="planner-row" title={wrong ?? param.doc} data-changed={pair !== undefined}>
      <span>{name}</span>
      <ParamField name={name} param={param} text={text} isWrong={wrong !== null} onText={set} />
      {pair !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={`${name}: as the file says`}
          title={`As the file says: ${param.default}`}
          onClick={() => setParam(name, null)}
        >
          <RotateCcw size={12} />
        </button>
      )}
    </label>
  );
}

interface FieldProps extends ParamProps {
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}

function ParamField({ name, param, text, isWrong, onText }: FieldProps) {
  if ('choices' in param)
    return (
      <select value={text} onChange={({ target }) => onText(target.value)}>
        {param.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (typeof param.default === 'boolean')
    return (
      <input type="checkbox" checked={text === 'true'} onChange={({ target }) => onText(String(target.checked))} />
    );
  const { min, max, unit } = param as { readonly min?: number; readonly max?: number; readonly unit?: string };
  return (
    <>
      {min !== undefined && max !== undefined && (
        <input
          type="range"
          aria-label={`${name}, slid`}
          min={min}
          max={max}
          step={sliderStep(max - min)}
          value={Number(text)}
          onChange={({ target }) => onText(String(Number(Number(target.value).toPrecision(4))))}
        />
      )}
      <input
        className="number"
        type="number"
        aria-invalid={isWrong}
        min={min}
        max={max}
        step="any"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      {unit !== undefined && <span className="quiet">{unit}</span>}
    </>
  );
}

/** A power of ten that divides a range into 50 to 500 steps. */
function sliderStep(range: number): number {
  return range > 0 ? 10 ** Math.floor(Math.log10(range / 50)) : 1;
}
