-- People who want to adopt and were in touch with the agency in the twelve months.
SELECT a.adopter_id, a.family_id, a.stage1_started, a.stage1_ended, a.stage2_started, a.stage2_ended, a.left_process
FROM local_adopters a, asked
WHERE a.left_process IS NULL OR a.left_process >= asked.twelve
    OR a.stage1_started BETWEEN asked.twelve AND asked.as_at OR a.stage1_ended BETWEEN asked.twelve AND asked.as_at
    OR a.stage2_started BETWEEN asked.twelve AND asked.as_at OR a.stage2_ended BETWEEN asked.twelve AND asked.as_at
ORDER BY a.adopter_id
