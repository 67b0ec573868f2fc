import { CircleHelp, Dices, Layers, Link2, Moon, PanelRight, Sun, SunMoon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { CAMERA_VIEWS } from '../../render/camera/camera-rig.ts';
import type { Perception } from '../../scenario/run-result.ts';
import { Segmented } from '../parts/segmented.tsx';
import { parseSeed } from '../state/deep-link.ts';
import { openDrive, useDrive } from '../state/drive-store.ts';
import { SCENES } from '../state/scene-list.ts';
import { THEMES, useSettings } from '../state/settings-store.ts';
import './top-bar.css';

const DRIVERS = [
  { value: 'cnn', text: 'Network', title: 'the network sees for the driver' },
  { value: 'oracle', text: 'Oracle', title: 'the driver gets the truth within range and view' },
] as const satisfies readonly { value: Perception; text: string; title: string }[];

const VIEWS = CAMERA_VIEWS.map((value) => ({
  value,
  text: value[0].toUpperCase() + value.slice(1),
  title: `${value} view (v)`,
}));

/** What to drive, and how to look at it. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const choice = useDrive((state) => state.choice);
  const { view, theme, layerPanelOpen, sidePanelOpen } = useSettings();
  const ThemeIcon = { dark: Moon, light: Sun, system: SunMoon }[theme];
  return (
    <header className="top-bar">
      <h1>
        <Mark /> Skidpad
      </h1>
      <label className="field">
        <span className="visually-hidden">Scene</span>
        <select
          value={choice.scene}
          onChange={(event) => openDrive({ ...choice, scene: event.target.value, seed: null })}
          data-testid="scene"
        >
          {SCENES.map(({ file, title }) => (
            <option key={file} value={file}>
              {title}
            </option>
          ))}
          {SCENES.every(({ file }) => file !== choice.scene) && <option value={choice.scene}>{choice.scene}</option>}
        </select>
      </label>
      <SeedField />
      <Segmented
        label="Who sees for the driver"
        options={DRIVERS}
        value={choice.perception}
        onChange={(perception) => openDrive({ ...choice, perception })}
      />
      <span className="top-gap" />
      <Segmented label="View" options={VIEWS} value={view} onChange={(next) => useSettings.setState({ view: next })} />
      <div className="top-tools">
        <button
          type="button"
          className="icon-button"
          aria-label="Layers"
          title="Layers ([)"
          aria-expanded={layerPanelOpen}
          onClick={() => useSettings.setState({ layerPanelOpen: !layerPanelOpen })}
        >
          <Layers size={17} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Copy the link to this drive"
          title="Copy the link to this drive"
          onClick={copyLink}
        >
          <Link2 size={17} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Theme: ${theme}`}
          title={`Theme: ${theme}`}
          onClick={() => useSettings.setState({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] })}
        >
          <ThemeIcon size={17} />
        </button>
        <button type="button" className="icon-button" aria-label="Keys" title="Keys (?)" onClick={onHelp}>
          <CircleHelp size={17} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Side panel"
          title="Side panel (])"
          aria-expanded={sidePanelOpen}
          onClick={() => useSettings.setState({ sidePanelOpen: !sidePanelOpen })}
        >
          <PanelRight size={17} />
        </button>
      </div>
    </header>
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

function copyLink(): void {
  void navigator.clipboard.writeText(window.location.href);
}

/** A car's path through a bend, seen from above. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path
        d="M5 21 C5 12 10 12 13 10 S19 6 19 3"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M11 21 C11 16 14 16 17 14"
        fill="none"
        stroke="var(--quiet)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity="0.7"
      />
    </svg>
  );
}
