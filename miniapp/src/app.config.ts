export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/services/index',
    'pages/participate/index',
    'pages/todo/index',
    'pages/messages/index',
    'pages/me/index',
  ],
  subPackages: [
    {
      root: 'features/tasks',
      pages: ['detail/index', 'report/index', 'verify/index', 'act/index', 'split/index', 'team/index'],
    },
    {
      root: 'features/matters',
      pages: [
        'decisions/index',
        'detail/index',
        'act/index',
        'instructions/index',
        'instruction/index',
        'write/index',
      ],
    },
    { root: 'features/notices', pages: ['list/index', 'detail/index'] },
    { root: 'features/bulletins', pages: ['list/index', 'detail/index'] },
    {
      root: 'features/columns',
      pages: ['list/index', 'article/index', 'experiences/index', 'experience/index'],
    },
    { root: 'features/public-report', pages: ['report/index'] },
    { root: 'features/oversight', pages: ['list/index', 'detail/index', 'rate/index'] },
    {
      root: 'features/consultations',
      pages: ['list/index', 'thread/index', 'ask/index', 'knowledge/index'],
    },
    { root: 'features/delegations', pages: ['list/index', 'detail/index', 'give/index'] },
    { root: 'features/accounts', pages: ['bind/index', 'privacy/index', 'my-privacy/index'] },
    { root: 'features/subscriptions', pages: ['reminders/index'] },
    { root: 'features/feedback', pages: ['list/index', 'write/index'] },
    { root: 'features/guides', pages: ['detail/index', 'list/index'] },
    {
      root: 'features/powers',
      pages: ['detail/index', 'list/index', 'org/index', 'duties/index', 'stats/index'],
    },
    { root: 'features/search', pages: ['find/index'] },
    { root: 'features/ratings', pages: ['rate/index', 'list/index', 'pad/index'] },
    { root: 'features/confirmations', pages: ['answer/index'] },
    { root: 'features/clues', pages: ['write/index', 'mine/index', 'track/index'] },
    { root: 'features/corrections', pages: ['write/index', 'answer/index'] },
    // screens that hang or stand in a hall are browsers
    ...(process.env.TARO_ENV === 'h5'
      ? [{ root: 'features/hall', pages: ['screen/index', 'touch/index'] }]
      : []),
    { root: 'features/citizens', pages: ['sign-in/index', 'identity/index', 'messages/index'] },
    {
      root: 'features/cases',
      pages: ['track/index', 'apply/index', 'mine/index', 'steps/index', 'step/index'],
    },
  ],
  // a photo taken on the spot says where; asked for when it is taken, and never without it
  permission: { 'scope.userLocation': { desc: '用于在现场照片上记下拍摄地点，或在您点选时填写线索的地点' } },
  requiredPrivateInfos: ['getLocation'],
  // one tap away from a first page
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['features/search', 'features/guides'] },
    'pages/todo/index': { network: 'all', packages: ['features/tasks', 'features/matters'] },
  },
  window: {
    navigationBarTitleText: '明督',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f5f7fa',
    backgroundTextStyle: 'dark',
  },
  // drawn by the pages themselves: who is signed in decides which of the tabs there are; WeChat takes five, so 参与 is
  // a page that draws the tabs without being one of them
  tabBar: {
    custom: true,
    color: '#5b6472',
    selectedColor: '#1d5fb8',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/services/index', text: '办事' },
      { pagePath: 'pages/todo/index', text: '待办' },
      { pagePath: 'pages/messages/index', text: '消息' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
})
