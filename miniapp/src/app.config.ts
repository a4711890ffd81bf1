export default defineAppConfig({
  pages: ['pages/todo/index', 'pages/messages/index', 'pages/me/index'],
  subPackages: [
    { root: 'features/tasks', pages: ['detail/index', 'report/index', 'verify/index'] },
    { root: 'features/accounts', pages: ['bind/index', 'privacy/index', 'my-privacy/index'] },
    { root: 'features/subscriptions', pages: ['reminders/index'] },
    { root: 'features/feedback', pages: ['list/index', 'write/index'] },
  ],
  // the task pages are one tap away from the first page
  preloadRule: { 'pages/todo/index': { network: 'all', packages: ['features/tasks'] } },
  window: {
    navigationBarTitleText: '明督',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f5f7fa',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5b6472',
    selectedColor: '#1d5fb8',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/todo/index',
        text: '待办',
        iconPath: 'assets/tabs/todo.png',
        selectedIconPath: 'assets/tabs/todo-on.png',
      },
      {
        pagePath: 'pages/messages/index',
        text: '消息',
        iconPath: 'assets/tabs/messages.png',
        selectedIconPath: 'assets/tabs/messages-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-on.png',
      },
    ],
  },
})
