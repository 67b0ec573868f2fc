import { Dices, SquareCode } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { LATERAL_NAMES, LATERAL_TITLES } from '../../control/control-gains.ts';
import type { Perception } from '../../scenario/perception-choice.ts';
import { PLANNER_NAMES, PLANNER_TITLES } from '../../scenario/planners/planner-names.ts';
import { WEATHER_NAMES } from '../../world/weather/weather-presets.ts';
import { Brand } from '../parts/brand.tsx';
import { CommonTools } from '../parts/common-tools.tsx';
import { PageSwitch } from '../parts/page-switch.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { weatherTitle } from '../parts/weather-words.ts';
import { parseSeed } from '../state/deep-link.ts';
import { drivePlanner, openDrive, useDrive } from '../state/drive-store.ts';
import { useSettings } from '../state/settings-store.ts';
import { ScenePicker } from './scene-picker.tsx';
import './top-bar.css';

const DRIVERS = [
  { value: 'cnn', text: 'Network', title: 'the network sees for the driver' },
  { value: 'oracle', text: 'Oracle', title: 'the driver gets the truth within range and view' },
] as const satisfies readonly { value: Perception; text: string; title: string }[];

/** What to drive, and by whom. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const choice = useDrive((state) => state.choice);
  return (
    <header className="top-bar">
      <Brand />
      <PageSwitch page="drive" />
      <ScenePicker />
      <SeedField />
      <WeatherField />
      <PlannerField />
      <ControllerField />
      <Segmented
        label="Who sees for the driver"
        options={DRIVERS}
        value={choice.perception}
        onChange={(perception) => openDrive({ ...choice, perception })}
      />
      <span className="top-gap" />
      <CommonTools linkTo="drive" layers="layerPanelOpen" onHelp={onHelp} />
    </header>
  );
}

/** The scene's own weather, or another. */
function WeatherField() {
  const choice = useDrive((state) => state.choice);
  return (
    <label className="field" title="The weather to drive in">
      <span className="visually-hidden">Weather</span>
      <select
        value={choice.weather ?? ''}
        onChange={({ target }) =>
          openDrive({ ...choice, weather: WEATHER_NAMES.find((name) => name === target.value) ?? null })
        }
        data-testid="weather"
      >
        <option value="">Scene's weather</option>
        {WEATHER_NAMES.map((name) => (
          <option key={name} value={name}>
            {weatherTitle(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Stands for the planner that the reader writes. */
const OWN = 'own';

/** Who drives. */
function PlannerField() {
  const choice = useDrive((state) => state.choice);
  const title =
    choice.own === undefined
      ? `${choice.planner} ${PLANNER_TITLES[choice.planner]}`
      : `your planner, ${choice.own.name}`;
  const choose = (value: string) => {
    if (value === OWN) {
      useSettings.setState({ plannerPanelOpen: true });
      void drivePlanner();
      return;
    }
    const planner = PLANNER_NAMES.find((name) => name === value) ?? choice.planner;
    openDrive({ ...choice, planner, own: undefined });
  };
  return (
    <div className="field" title={`Who drives: ${title}`}>
      <label htmlFor="planner" className="visually-hidden">
        Driver
      </label>
      <select
        id="planner"
        value={choice.own === undefined ? choice.planner : OWN}
        onChange={({ target }) => choose(target.value)}
        data-testid="planner"
      >
        {PLANNER_NAMES.map((name) => (
          <option key={name} value={name} title={PLANNER_TITLES[name]}>
            Driver: {name}
          </option>
        ))}
        <option value={OWN} title="a planner that you write or open">
          Driver: yours
        </option>
      </select>
      <button
        type="button"
        className="icon-button"
        aria-label="Your planner"
        title="Write or open a planner (p)"
        onClick={() => useSettings.setState(({ plannerPanelOpen }) => ({ plannerPanelOpen: !plannerPanelOpen }))}
        data-testid="planner-panel-button"
      >
        <SquareCode size={16} />
      </button>
    </div>
  );
}

function SeedField() {
  const choice = useDrive((state) => state.choice);
  const seed = useDrive(({ phase, choice: { seed: asked } }) =>
    phase.kind === 'ready' ? phase.facts.seed : (asked ?? 1),
  );
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong = draft !== null && parseSeed(draft) === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = parseSeed(draft);
    if (asked !== null && asked !== seed) openDrive({ ...choice, seed: asked });
    setDraft(null);
  };
  return (
    <form className="field seed" onSubmit={submit}>
      <label htmlFor="seed" className="quiet">
        seed
      </label>
      <input
        id="seed"
        className="number"
        aria-label="seed"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? String(seed)}
        aria-invalid={isWrong}
        title={isWrong ? 'a whole number from 0 to 4294967295' : 'Enter drives this seed'}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => setDraft(null)}
        data-testid="seed"
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Next seed"
        title="Next seed"
        onClick={() => openDrive({ ...choice, seed: seed + 1 })}
      >
        <Dices size={16} />
      </button>
    </form>
  );
}

/** How the plan is followed. */
function ControllerField() {
  const choice = useDrive((state) => state.choice);
  const does = choice.controller === null ? 'as the scene says' : LATERAL_TITLES[choice.controller];
  return (
    <label className="field" title={`Law of steering: ${does}`}>
      <span className="visually-hidden">Law of steering</span>
      <select
        value={choice.controller ?? ''}
        onChange={({ target }) =>
          openDrive({ ...choice, controller: LATERAL_NAMES.find((name) => name === target.value) ?? null })
        }
        data-testid="controller"
      >
        <option value="">Scene's steering</option>
        {LATERAL_NAMES.map((name) => (
          <option key={name} value={name} title={LATERAL_TITLES[name]}>
            Steering: {name}
          </option>
        ))}
      </select>
    </label>
  );
}
