export default definePageConfig({ navigationBarTitleText: '督查咨询', enablePullDownRefresh: true })
