export default definePageConfig({ navigationBarTitleText: '专栏', enablePullDownRefresh: true })
