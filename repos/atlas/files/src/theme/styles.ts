/** The style sheet of the theme. */
export const styles = `:root {
  --accent: #2757c4;
  --border: #d8dce3;
  --muted: #5a6372;
}

body {
  font: 16px/1.6 system-ui, sans-serif;
  margin: 0 auto;
  max-width: 72rem;
}

.site-header {
  border-bottom: 1px solid var(--border);
  display: flex;
  justify-content: space-between;
  padding: 1rem;
}

.site-nav {
  float: left;
  width: 16rem;
}

main {
  margin-left: 18rem;
}

.page-facts {
  color: var(--muted);
}

.callout {
  border-left: 4px solid var(--border);
  padding: 0 1rem;
}

.callout-warning,
.callout-danger {
  border-color: #b3261e;
}

.token-comment {
  color: var(--muted);
}

.token-keyword {
  color: var(--accent);
}
`;
