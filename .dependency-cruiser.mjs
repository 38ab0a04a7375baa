/** Who may import whom: layers, the rooms of src/core in the order the data goes, and no circle anywhere, type-only imports included. */
const rooms = [
  'ground',
  'answers',
  'template',
  'document',
  'library',
  'policy',
  'interview',
  'override',
  'revision',
  'why',
  'due',
]

const layers = {
  core: [],
  lint: ['core', 'render'],
  render: ['core'],
  node: ['core', 'lint', 'render'],
  home: ['core', 'render', 'node'],
  cli: ['core', 'lint', 'render', 'node', 'home'],
  api: ['core', 'lint', 'render'],
  // Only what reads and writes through the disk, which the page has its own of; its build fails on anything of Node's.
  web: ['core', 'lint', 'render', 'node', 'home'],
}

const layer = ([name, below]) => ({
  name: `layer-${name}`,
  comment: `${name} may import ${below.length === 0 ? 'nothing of ours' : below.join(', ')}`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: `^src/(${[name, ...below].join('|')})/` },
})

const room = (name, index) => ({
  name: `room-${name}`,
  comment: `src/core/${name} may import the rooms before it: ${rooms.slice(0, index).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^src/core/${name}/` },
  to: { path: '^src/core/', pathNot: `^src/core/(${rooms.slice(0, index + 1).join('|')})/` },
})

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-stray-room', severity: 'error', from: { path: `^src/core/(?!(${rooms.join('|')})/)` }, to: {} },
    {
      name: 'commands-apart',
      comment: 'A command never imports another: what they share lives beside commands/',
      severity: 'error',
      from: { path: '^src/cli/commands/' },
      to: { path: '^src/cli/commands/' },
    },
    ...Object.entries(layers).map(layer),
    ...rooms.map(room),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
}
