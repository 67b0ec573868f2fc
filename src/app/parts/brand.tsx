/** The name, with a car's path through a bend, seen from above. */
export function Brand() {
  return (
    <h1>
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
      Skidpad
    </h1>
  );
}
