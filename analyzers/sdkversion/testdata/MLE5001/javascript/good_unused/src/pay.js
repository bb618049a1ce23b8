module.exports = () => 'nothing';
