"""Ask a reconciliation service whom a name may mean; only where the user says so. The only module that connects."""
