/** What stands around the content folder of a new desk: which Readout it is made by, and what puts it on the web. */

/** The package as npm knows it. */
export interface Package {
  name: string;
  version: string;
}

/** The files around the content, by path. Every command finds the content in `briefings/`. */
export const projectOf = ({ name, version }: Package): [string, string][] => [
  [
    'package.json',
    `${JSON.stringify(
      {
        private: true,
        type: 'module',
        scripts: Object.fromEntries(['check', 'build', 'preview', 'dev', 'desk'].map((c) => [c, `readout ${c}`])),
        dependencies: { [name]: version },
      },
      null,
      2,
    )}\n`,
  ],
  ['.gitignore', 'node_modules/\ndist/\n'],
  ['.gitattributes', ATTRIBUTES],
  ['.github/workflows/pages.yml', WORKFLOW],
];

/** Git for Windows changes line ends unless it is told not to, and a captured document has a hash. */
const ATTRIBUTES = '* text=auto eol=lf\n*.original.* -text\n';

const WORKFLOW = `# Checks the briefings, builds the site and puts it on GitHub Pages. In the repository's settings, Pages, choose
# "GitHub Actions" as the source; nothing else is needed.
name: Pages

on:
  push:
    branches: [main]
  # Once a day, since embargoes end and forecasts fall due without anyone writing a line.
  schedule:
    - cron: '5 0 * * *'
  workflow_dispatch:

permissions: {}

# A deployment that is under way is finished; of those that wait, only the newest is kept.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      # For the address that the site will have.
      pages: read
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/setup-node@v7
        with:
          node-version: 24
      - run: npm install --ignore-scripts
      - run: npm run check -- --format github
      - uses: actions/configure-pages@v6
        id: pages
      - run: npm run build -- --site "$SITE"
        env:
          SITE: \${{ steps.pages.outputs.base_url }}
      - uses: actions/upload-pages-artifact@v5
        with:
          path: dist
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v5
        id: deployment
`;
