/** What this browser can draw with, here and now. */
export interface WebglSupport {
  /** Why it cannot draw with WebGL 2, in words for the reader; null where it can. */
  readonly problem: string | null;
  /** Whether the processor draws in place of a graphics card, as far as the browser tells. */
  readonly isSoftware: boolean;
}

let known: WebglSupport | null = null;

/** Asks once, with a canvas of its own. */
export function webglSupport(): WebglSupport {
  known ??= probe();
  return known;
}

function probe(): WebglSupport {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    if (context === null) return { problem: 'the browser gave no WebGL 2 context', isSoftware: false };
    const isSoftware = drawsInSoftware(context);
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return { problem: null, isSoftware };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), isSoftware: false };
  }
}

function drawsInSoftware(context: WebGL2RenderingContext): boolean {
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
