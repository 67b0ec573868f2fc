import { type KeyboardEvent, type ReactNode, useRef } from 'react';

/** One of a few, all in sight: a radio group in one row. */
export function Segmented<V extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly text: ReactNode; readonly title?: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}) {
  const { label, options, value, onChange } = props;
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (options.findIndex((option) => option.value === value) + step + options.length) % options.length;
    onChange(options[index].value);
    group.current?.querySelectorAll('button')[index]?.focus();
  };
  return (
    <div ref={group} className="segmented" role="radiogroup" aria-label={label} onKeyDown={move}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio can't hold the look; roles and keys are complete
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          title={option.title}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
