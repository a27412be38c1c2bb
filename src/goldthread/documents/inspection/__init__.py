"""What stands where in an inspection report: the parts that `goldthread.documents.reports` puts together."""
