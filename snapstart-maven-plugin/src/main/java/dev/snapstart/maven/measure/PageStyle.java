package dev.snapstart.maven.measure;

/** How the page looks, on a phone, in the dark and elsewhere. */
final class PageStyle {
  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --grid: #d0d7de;
        --init: #c2410c; --restore: #0969da; --handler: #8250df;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #0d1117; --ink: #e6edf3; --faint: #9aa4af; --grid: #3d444d;
          --init: #fb923c; --restore: #58a6ff; --handler: #bc8cff;
        }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0 0; }
      .what { color: var(--faint); margin: 0.25rem 0 1rem; }
      .verdict { border-left: 0.3rem solid var(--faint); padding: 0.5rem 0.75rem; margin: 1rem 0;
        font-size: 1.1rem; }
      .verdict.faster { border-color: var(--restore); }
      .verdict.slower { border-color: var(--init); }
      .limit { color: var(--init); font-weight: 600; }
      .legend { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 0; font-size: 0.9rem; }
      .legend span::before { content: ""; display: inline-block; width: 0.8em; height: 0.8em;
        margin-right: 0.4em; background: currentColor; }
      .legend .init { color: var(--init); }
      .legend .restore { color: var(--restore); }
      .legend .handler { color: var(--handler); }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: 1rem; align-items: end; }
      figure { margin: 1rem 0; min-width: 0; }
      figcaption { color: var(--faint); font-size: 0.9rem; text-align: center; }
      svg { display: block; width: 100%; height: auto; font-family: inherit; }
      table { width: 100%; border-collapse: collapse; font-size: clamp(0.7rem, 2.9vw, 1rem);
        font-variant-numeric: tabular-nums; }
      th, td { padding: 0.35em 0.25em; text-align: right; border-bottom: 1px solid var(--grid);
        font-weight: 400; }
      thead th { color: var(--faint); }
      th:first-child { text-align: left; }
      ul { padding-left: 1.1rem; color: var(--faint); font-size: 0.9rem; }
      """;

  private PageStyle() {}
}
