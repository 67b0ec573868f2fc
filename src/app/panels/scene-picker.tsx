import { Clapperboard } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { openDrive, useDrive } from '../state/drive-store.ts';
import { findScenes } from '../state/find-scenes.ts';
import { SCENES, type SceneEntry, sceneChoice } from '../state/scene-list.ts';
import './scene-picker.css';

/** The scene that is driven; typing finds others by title, reason or tag. */
export function ScenePicker() {
  const choice = useDrive((state) => state.choice);
  const driven = SCENES.find(({ file }) => file === choice.scene);
  const title = driven?.title ?? choice.scene;
  const [text, setText] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = text !== null;
  const found = isOpen ? findScenes(SCENES, text) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is brought into view whenever it changes
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [chosen],
  );
  const open = (entry: SceneEntry | undefined) => {
    if (entry === undefined) return;
    openDrive({ ...choice, ...sceneChoice(entry.file) });
    setText(null);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') {
      open(found[chosen]);
      // The keys are the drive's again.
      event.currentTarget.blur();
    } else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <div className="scene-picker field">
      <Clapperboard size={15} aria-hidden="true" />
      <input
        role="combobox"
        aria-expanded={isOpen}
        aria-controls="scenes-found"
        aria-activedescendant={isOpen && found.length > 0 ? `scene-found-${chosen}` : undefined}
        aria-label="Scene"
        title={driven?.reason ?? title}
        placeholder={title}
        autoComplete="off"
        value={text ?? title}
        onFocus={() => {
          setText('');
          setChosen(
            Math.max(
              0,
              SCENES.findIndex(({ file }) => file === choice.scene),
            ),
          );
        }}
        onBlur={() => setText(null)}
        onChange={({ target }) => {
          setText(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
        data-testid="scene"
      />
      {isOpen && (
        <div id="scenes-found" role="listbox" aria-label="Scenes" className="scenes-found" ref={list}>
          <p className="quiet">
            {found.length} of {SCENES.length} scenes; type words or a tag such as @emergency
          </p>
          {found.map((entry, index) => (
            <div
              key={entry.file}
              id={`scene-found-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              // Before the field loses the focus, and with it the list.
              onPointerDown={() => open(entry)}
              data-testid={`scene-${entry.key}`}
            >
              <span>{entry.title}</span>
              <span className="quiet scene-tags">{entry.tags.join(' ')}</span>
              <span className="quiet scene-reason">{entry.reason}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
