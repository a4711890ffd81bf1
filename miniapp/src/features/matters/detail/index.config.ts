export default definePageConfig({ navigationBarTitleText: '督查事项', enablePullDownRefresh: true })
